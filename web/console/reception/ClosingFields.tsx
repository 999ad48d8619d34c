import { Alert, Button, Textarea } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { KeyHint } from '../../kit/KeyHint.tsx';
import type { Problem } from '../../lib/client.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';

/** The end of the form: note, the answer of a question, and the button that makes it a request. */
export function ClosingFields({ of }: { of: Reception }) {
  const { draft, problem, isBusy, set, save, moveOn } = of;
  const isQuestion = draft.kind === 'question';
  const onKeyDown = (step: string) => (event: KeyboardEvent) => {
    if (!isMoveOn(event)) return;
    event.preventDefault();
    moveOn(step);
  };
  return (
    <section className={classes['section']} aria-label={t('reception.closing')}>
      <Textarea
        label={isQuestion ? t('reception.question') : t('reception.note')}
        data-step="note"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        onKeyDown={onKeyDown('note')}
      />
      {isQuestion ? (
        <Textarea
          label={t('reception.answer')}
          description={t('reception.answerHint')}
          data-step="answer"
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={draft.answer}
          onChange={(event) => set({ answer: event.currentTarget.value })}
          onKeyDown={onKeyDown('answer')}
        />
      ) : null}
      {problem === undefined || problem.code === 'requests.openWork' ? null : <Trouble problem={problem} />}
      <div className={classes['save']}>
        <Button
          size="md"
          data-step="save"
          loading={isBusy}
          onClick={() => save()}
          rightSection={<KeyHint keys={['Ctrl', '⏎']} />}
        >
          {isQuestion && draft.answer.trim() !== '' ? t('reception.closeWithAnswer') : t('reception.save')}
        </Button>
        <span className={classes['line']}>{summaryOf(of)}</span>
      </div>
    </section>
  );
}

/** What pressing the button will do, in one line. */
function summaryOf({ call, draft }: Reception): string {
  if (draft.kind === 'question') {
    return draft.answer.trim() === '' ? t('reception.willWait') : t('reception.willClose');
  }
  const { length } = call.devices;
  return length === 0 ? '' : t('reception.willMake', { count: length });
}

function Trouble({ problem }: { problem: Problem }) {
  const { title, hint } = sayFailure(problem);
  return (
    <Alert color="late" icon={<IconAlertCircle />} title={title} role="alert">
      {problem.errors.map(({ path, message }) => (
        <div key={path + message}>{message}</div>
      ))}
      {problem.isRefusal ? null : <div>{t('web.typedIsKept')}</div>}
      {hint === '' || !problem.isRefusal ? null : <div>{hint}</div>}
    </Alert>
  );
}

import { Button, Group, Paper, Textarea } from '@mantine/core';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { Money } from '../../kit/Money.tsx';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import { feeOf } from './decision-draft.ts';
import type { Desk } from './desk.ts';
import classes from './Desk.module.css';
import { WholeForm } from './WholeForm.tsx';

/** What the agency earns by what is chosen, and the last word. Rows I8, J5. */
export function DecisionBar({ of }: { of: Desk }) {
  const { command, whole, openWhole, draft, lines, missing } = of;
  if (whole !== undefined) {
    return (
      <Paper withBorder radius="lg" p="md">
        <WholeForm of={of} outcome={whole} close={() => openWhole(undefined)} />
      </Paper>
    );
  }
  return (
    <Paper withBorder radius="lg" p="md" className={classes['bar'] ?? ''}>
      <Textarea
        label={t('approval.noteToAgency')}
        autosize
        minRows={1}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => of.note(event.currentTarget.value)}
      />
      {command.problem === undefined ? null : <Trouble of={of} />}
      {missing === undefined ? null : (
        <p className={classes['trouble']} role="alert">
          {t(`approval.missing.${missing.what}`)}
        </p>
      )}
      <Group justify="space-between" gap="sm">
        <span>
          {t('approval.feeToPost')} <Money amount={feeOf(draft, lines)} strong />
        </span>
        <Group gap="xs" className={classes['barMoves'] ?? ''}>
          <Button variant="default" onClick={of.approveRest} leftSection={<KeyHint keys={['Shift', 'A']} />}>
            {t('approval.approveRest')}
          </Button>
          <Button
            variant="default"
            onClick={() => openWhole('send_back')}
            leftSection={<KeyHint keys={['B']} />}
          >
            {t('approval.sendBack')}
          </Button>
          <Button variant="default" c="late" onClick={() => openWhole('reject')}>
            {t('approval.rejectWhole')}
          </Button>
          <Button onClick={of.decide} loading={command.busy} rightSection={<KeyHint keys={['Ctrl', '⏎']} />}>
            {t('approval.decide')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

/** Each complaint of the server, by the line it is about. */
function Trouble({ of: { command, lines } }: { of: Desk }) {
  if (command.problem === undefined) return null;
  const { title, hint } = sayFailure(command.problem);
  const named = command.problem.errors.map(({ path, message }) => {
    const at = /lines\.(\d+)/.exec(path)?.[1];
    const line = at === undefined ? undefined : lines[Number(at)];
    return line === undefined ? message : `${t('approval.lineAt', { place: Number(at) + 1 })}: ${message}`;
  });
  return (
    <div role="alert" className={classes['trouble']}>
      <strong>{title}</strong> {hint}
      <ul>
        {named.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

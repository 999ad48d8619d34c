import { Skeleton, Stack, Textarea } from '@mantine/core';
import { answerTechnicalCase, readTechnicalCase } from '../../../server/requests/technical-cases.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { sayDone } from '../../kit/notify.ts';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk } from '../../lib/ask.ts';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { Facts } from './Facts.tsx';
import { Section } from './Section.tsx';
import classes from './Story.module.css';
import type { ShownCase } from './TechnicalCasesScreen.tsx';

type CaseView = OutputOf<typeof readTechnicalCase>;

/** One question with its answers, and the way to answer it. */
export function TechnicalCasePanel({ id, row, close }: PanelProps<ShownCase>) {
  const asked = useAsk(readTechnicalCase, { id }, { topics: ['technicalCase'], keepOld: false });
  const found = asked.data;
  return (
    <SidePanel
      title={
        <>
          {t('requests.question')} <Code digits>{found?.number ?? row?.number}</Code>
        </>
      }
      onClose={close}
    >
      {found === undefined ? (
        asked.error ? (
          <FailureState failure={asked.error} retry={() => void asked.refetch()} />
        ) : (
          <Skeleton height={240} />
        )
      ) : (
        <Stack gap="md">
          <p className={classes['text']}>{found.question}</p>
          <CaseFacts of={found} />
          <Section title={t('requests.answers')}>
            <CaseAnswers answers={found.answers} />
          </Section>
          {found.moves.includes('answer') ? <CaseAnswerForm key={found.version} of={found} /> : null}
        </Stack>
      )}
    </SidePanel>
  );
}

function CaseFacts({ of }: { of: CaseView }) {
  return (
    <Facts
      of={[
        [t('requests.deviceType'), of.typeTitle],
        [t('requests.brand'), of.brandTitle],
        [
          t('requests.model'),
          <span key="model">
            {of.modelTitle} <Code>{of.modelCode}</Code>
          </span>,
        ],
        [t('requests.serviceKind'), t(`requests.serviceKind.${of.serviceKind}`)],
        [t('requests.symptoms'), of.symptoms.join('، ')],
        [t('requests.askedBy'), of.askedByTitle],
        [t('requests.askedAt'), <When key="askedAt" at={of.askedAt} />],
      ]}
    />
  );
}

function CaseAnswers({ answers }: { answers: CaseView['answers'] }) {
  if (answers.length === 0) return <p className={classes['dim']}>{t('requests.noAnswers')}</p>;
  return (
    <ol className={classes['list']}>
      {answers.map((answer) => (
        <li key={answer.id} className={classes['item']}>
          <p className={classes['text']}>{answer.text}</p>
          <div className={classes['dim']}>
            {answer.answeredByTitle} · <When at={answer.answeredAt} show="relative" />
          </div>
        </li>
      ))}
    </ol>
  );
}

function CaseAnswerForm({ of }: { of: CaseView }) {
  const state = useCommandForm({
    contract: answerTechnicalCase,
    initial: { text: '' },
    draft: `requests.answerCase.${of.id}`,
    toInput: ({ text }) => ({ text, id: of.id, version: of.version }),
    onDone: () => sayDone(t('requests.caseAnswered')),
  });
  return (
    <CommandForm of={state} saveLabel={t('requests.sendAnswer')}>
      <Textarea
        label={t('requests.writeAnswer')}
        autosize
        minRows={4}
        withAsterisk
        {...state.form.getInputProps('text')}
      />
    </CommandForm>
  );
}

import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { listSurveys } from '../../../server/surveys/surveys.contract.ts';
import { changeSurvey, readSurvey } from '../../../server/surveys/surveys.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { When } from '../../kit/When.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './ResultPanel.module.css';
import type { Survey } from './survey-fields.ts';
import { SurveyForm } from './SurveyForm.tsx';

/** A survey in its versions, the newest first, and the form of the next. */
export function SurveyPanel({ id, row, close }: PanelProps<RowOf<typeof listSurveys>>) {
  const { data, error, refetch } = useAsk(readSurvey, { id }, { topics: ['survey'], keepOld: false });
  const [isChanging, setChanging] = useState(false);
  const retire = useCommand(changeSurvey, { onRefused: sayFailed });
  const setRetired = (retired: boolean) =>
    data === undefined ? undefined : retire.run({ id, version: data.version, retired });
  const stop = () => setChanging(false);
  return (
    <SidePanel
      title={data?.title ?? row?.title ?? t('surveys.asked')}
      onClose={close}
      moves={
        data === undefined || isChanging ? null : (
          <Moves
            moves={data.moves}
            busy={retire.busy}
            of={[
              { move: 'change', label: t('web.edit'), kind: 'main', run: () => setChanging(true) },
              { move: 'restore', label: t('surveys.restore'), run: () => setRetired(false) },
              { move: 'retire', label: t('surveys.retire'), kind: 'danger', run: () => setRetired(true) },
            ]}
          />
        )
      }
    >
      {error && data === undefined ? <FailureState failure={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <ScreenSkeleton /> : null}
      {data === undefined ? null : (
        <Stack gap="lg" key={id}>
          {isChanging ? (
            <FormPaper>
              <SurveyForm survey={data} close={stop} onDone={stop} />
            </FormPaper>
          ) : null}
          {data.versions.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </Stack>
      )}
    </SidePanel>
  );
}

function Version({ version }: { version: Survey['versions'][number] }) {
  const { number, intro, questions, madeAt, madeByTitle } = version;
  return (
    <PanelSection title={t('surveys.versionMade', { number })}>
      <Text size="xs" c="dimmed">
        <When at={madeAt} /> · {madeByTitle}
      </Text>
      {intro === '' ? null : <Text size="sm">«{intro}»</Text>}
      {questions.map(({ id, title, weight, choices }) => (
        <div key={id}>
          <Text size="sm" fw={600}>
            {title}{' '}
            <Text span size="xs" c="dimmed">
              {t('surveys.weightOf', { weight })}
            </Text>
          </Text>
          <dl className={classes['choices']}>
            {choices.map(({ title: word, score }) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{digits(score)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </PanelSection>
  );
}

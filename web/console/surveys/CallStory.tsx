import { Anchor, Stack, Text } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { CallAbout } from './CallAbout.tsx';
import type { Call } from './CallMoves.tsx';
import { scoreText, scoreTone, tabTones } from './survey-words.ts';

/** A call as a story: how it stands, about whom, what was answered, when it was tried. */
export function CallStory({ call }: { call: Call }) {
  const linkTo = useLinkTo();
  const { satisfaction, annulled, followUp, followUpClosed, tab } = call;
  return (
    <Stack gap="lg">
      <Facts
        of={[
          {
            label: t('surveys.satisfaction'),
            value:
              satisfaction === null || annulled !== null ? (
                <StatusBadge tone={tabTones[tab]}>{t(`surveys.tab.${tab}`)}</StatusBadge>
              ) : (
                <StatusBadge tone={scoreTone(call.isBad)}>
                  {t('surveys.scoreOf', { score: scoreText(satisfaction) })}
                </StatusBadge>
              ),
          },
          {
            label: t('surveys.annul'),
            value:
              annulled === null
                ? null
                : `${t('surveys.annulledBecause', { reason: annulled.reasonTitle })} ${annulled.note} (${annulled.byTitle})`,
          },
          {
            label: t('surveys.followUp'),
            value:
              followUp === null ? null : (
                <>
                  <StatusBadge tone={followUp === 'open' ? 'due' : 'done'}>
                    {t(`surveys.followUp.${followUp}`)}
                  </StatusBadge>{' '}
                  {followUpClosed === null ? null : `${followUpClosed.outcome} (${followUpClosed.byTitle})`}
                </>
              ),
          },
          {
            label: t('surveys.workOrder'),
            value: (
              <Anchor size="sm" {...linkTo(`/requests/${call.requestId}`)}>
                <Code digits>{call.number}</Code>
              </Anchor>
            ),
          },
        ]}
      />
      <CallAbout call={call} />
      <Answers call={call} />
      <PanelSection
        title={t('surveys.triesMade')}
        none={call.tries.length === 0 ? t('surveys.noTries') : undefined}
      >
        <Facts
          of={call.tries.map((each) => ({
            label: t(`surveys.outcome.${each.outcome}`),
            value: (
              <>
                <When at={each.madeAt} /> · {each.madeByTitle} {each.note}
              </>
            ),
          }))}
        />
      </PanelSection>
    </Stack>
  );
}

function Answers({ call }: { call: Call }) {
  if (call.answers.length === 0) return null;
  const byQuestion = new Map(call.answers.map((each) => [each.questionId, each]));
  return (
    <PanelSection title={t('surveys.answers')}>
      <Facts
        of={call.survey.questions.map(({ id, title, choices }) => {
          const given = byQuestion.get(id);
          const words = given === undefined ? t('surveys.notAsked') : choices[given.choice - 1]?.title;
          return {
            label: title,
            value: given === undefined ? words : `${words ?? ''} · ${digits(given.score)}`,
          };
        })}
      />
      {call.comment === '' ? null : (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          «{call.comment}»
        </Text>
      )}
    </PanelSection>
  );
}

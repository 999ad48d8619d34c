import { Stack } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { Money } from '../../kit/Money.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { When } from '../../kit/When.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { DueDay } from './DueDay.tsx';
import type { Obligation } from './obligation-words.ts';
import { stateTones } from './obligation-words.ts';
import { quantityInWords } from './stock-words.ts';

/** What is owed, and everything that happened to it. */
export function ObligationStory({ obligation }: { obligation: Obligation }) {
  const { result, disposition } = obligation;
  return (
    <Stack gap="lg">
      <Facts
        of={[
          {
            label: t('warehouse.state'),
            value: (
              <StatusBadge tone={stateTones[obligation.state]}>
                {t(`warehouse.state.${obligation.state}`)}
              </StatusBadge>
            ),
          },
          { label: t('warehouse.agency'), value: digits(obligation.agency.title) },
          { label: t('warehouse.partCode'), value: <Code>{obligation.partCode}</Code> },
          { label: t('warehouse.quantity'), value: quantityInWords(obligation.quantity, obligation.unit) },
          {
            label: t('warehouse.serial'),
            value: obligation.serial === null ? null : <Code>{obligation.serial}</Code>,
          },
          { label: t('warehouse.report'), value: <Code digits>{obligation.reportNumber}</Code> },
          { label: t('warehouse.rule'), value: t(`warehouse.rule.${obligation.rule}`) },
          { label: t('warehouse.removedOn'), value: <When at={obligation.removedOn} show="day" /> },
          { label: t('warehouse.dueOn'), value: <DueDay of={obligation} /> },
          { label: t('warehouse.value'), value: <Money amount={obligation.valueAmount} /> },
          {
            label: t('warehouse.parcel'),
            value: obligation.parcelNumber === null ? null : digits(obligation.parcelNumber),
          },
          {
            label: t('warehouse.receivedAt'),
            value: obligation.receivedAt === null ? null : <When at={obligation.receivedAt} />,
          },
          { label: t('warehouse.result'), value: result === null ? null : t(`warehouse.result.${result}`) },
          {
            label: t('warehouse.disposition'),
            value: disposition === null ? null : t(`warehouse.disposition.${disposition}`),
          },
          {
            label: t('warehouse.debitAmount'),
            value: obligation.debitAmount === null ? null : <Money amount={obligation.debitAmount} />,
          },
          { label: t('warehouse.reason'), value: digits(obligation.reason) },
        ]}
      />
      <PanelSection title={t('warehouse.story')}>
        <Timeline
          entries={obligation.events.map((event) => ({
            id: event.id,
            at: event.at,
            by: digits(event.actorTitle),
            sentence: [
              t(`warehouse.event.${event.kind}`),
              event.result === null ? '' : t(`warehouse.result.${event.result}`),
            ]
              .filter((part) => part !== '')
              .join('، '),
            ...(event.note === '' ? {} : { detail: digits(event.note) }),
          }))}
        />
      </PanelSection>
    </Stack>
  );
}

import { Anchor, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { cancelCardBatch, getCards, readCardBatch } from '../../../server/warranty/cards.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { addressOf } from '../../lib/client.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { CardBatch } from './CardBatchColumns.tsx';
import { BatchState } from './CardBatchColumns.tsx';

/** One batch: how far it is, its files, what of it was not known. */
export function CardBatchPanel({ id, row, close }: PanelProps<CardBatch>) {
  const { data, error, refetch } = useAsk(readCardBatch, { id }, { keepOld: false });
  const batch = data ?? row;
  return (
    <SidePanel
      title={batch === undefined ? t('warranty.cards') : <Code>{batch.title}</Code>}
      onClose={close}
      moves={batch?.moves.includes('cancel') === true ? <CancelButton id={id} /> : null}
    >
      {error && batch === undefined ? (
        <FailureState failure={error} retry={() => void refetch()} />
      ) : batch === undefined ? (
        <ScreenSkeleton />
      ) : (
        <Batch batch={batch} />
      )}
    </SidePanel>
  );
}

function CancelButton({ id }: { id: string }) {
  const cancel = useCommand(cancelCardBatch);
  return (
    <ConfirmButton
      says={t('warranty.cards.cancelSays')}
      verb={t('warranty.cards.cancel')}
      loading={cancel.busy}
      onConfirm={() => cancel.run({ id })}
    >
      {t('warranty.cards.cancel')}
    </ConfirmButton>
  );
}

function Batch({ batch }: { batch: CardBatch }) {
  const { state, doneCount, cardCount, reprintCount, unknownCount, unknownSerials, parts, layout } = batch;
  const isAtWork = state === 'waiting' || state === 'making';
  return (
    <Stack gap="md">
      <Group gap="sm" aria-live="polite">
        <BatchState state={state} />
        <Text size="sm">{t('warranty.cards.doneOf', { done: doneCount, count: cardCount })}</Text>
      </Group>
      {isAtWork ? (
        <Progress
          value={doneCount === 0 ? 100 : (100 * doneCount) / cardCount}
          animated={doneCount === 0}
          striped={doneCount === 0}
          aria-label={t(`warranty.cards.state.${state}`)}
        />
      ) : null}
      <Facts
        of={[
          { label: t('warranty.cards.layout'), value: t(`warranty.cards.layout.${layout}`) },
          { label: t('warranty.cards.reprints'), value: number(reprintCount) },
          { label: t('warranty.cards.unknown'), value: unknownCount === 0 ? null : number(unknownCount) },
        ]}
      />
      {parts.length === 0 ? null : (
        <PanelSection title={t('warranty.cards.files')}>
          <Stack gap="xs">
            {parts.map((part) => (
              <Anchor
                key={part.number}
                href={addressOf(getCards, { id: batch.id, number: part.number })}
                download
                size="sm"
              >
                <Group gap={6} component="span">
                  <IconFileTypePdf size={16} aria-hidden />
                  {t('warranty.cards.file', { number: part.number, count: part.cardCount })}
                </Group>
              </Anchor>
            ))}
          </Stack>
        </PanelSection>
      )}
      {unknownSerials.length === 0 ? null : (
        <PanelSection title={t('warranty.cards.unknownList')}>
          <Text size="sm">
            {unknownSerials.map((serial) => (
              <span key={serial}>
                <Code>{serial}</Code>{' '}
              </span>
            ))}
          </Text>
        </PanelSection>
      )}
    </Stack>
  );
}

import { Stack } from '@mantine/core';
import { readStock } from '../../../server/warehouse/warehouse.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useAsk } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Stock } from './stock-words.ts';
import { placeInWords, quantityInWords } from './stock-words.ts';
import { StockCard } from './StockCard.tsx';

/** A part at a place: how much, how it came to be, where else it lies. Row M7. */
export function StockPanel({ id, row, close }: PanelProps<Stock>) {
  const answer = useAsk(readStock, { id }, { topics: ['stock', 'stockIssue', 'obligation'], keepOld: false });
  const stock = answer.data;
  return (
    <SidePanel title={digits(stock?.partTitle ?? row?.partTitle ?? t('warehouse.card'))} onClose={close}>
      {stock === undefined ? (
        answer.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={answer.error} retry={() => void answer.refetch()} />
        )
      ) : (
        <Stack gap="lg" key={id}>
          <Facts
            of={[
              { label: t('warehouse.partCode'), value: <Code>{stock.partCode}</Code> },
              { label: t('warehouse.place'), value: placeInWords(stock.location) },
              { label: t('warehouse.onHand'), value: quantityInWords(stock.onHandQuantity, stock.unit) },
              { label: t('warehouse.reserved'), value: quantityInWords(stock.reservedQuantity, stock.unit) },
            ]}
          />
          <StockCard stock={stock} />
          <PanelSection
            title={t('warehouse.elsewhere')}
            none={stock.elsewhere.length === 0 ? t('warehouse.nowhereElse') : undefined}
          >
            <Facts
              of={stock.elsewhere.map((other) => ({
                label: placeInWords(other.location),
                value: quantityInWords(other.onHandQuantity, other.unit),
              }))}
            />
          </PanelSection>
        </Stack>
      )}
    </SidePanel>
  );
}

import { Button, ScrollArea, Table } from '@mantine/core';
import { useState } from 'react';
import { listStockMoves } from '../../../server/warehouse/warehouse.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CorrectForm } from './CorrectForm.tsx';
import type { Stock, StockMove } from './stock-words.ts';
import { StockMoveRow } from './StockMoveRow.tsx';

const pageSize = 30;

/** The card of a part at a place: every move with its document and what was left after it, newest first. Row M7. */
export function StockCard({ stock }: { stock: Pick<Stock, 'id'> }) {
  const topics = ['stock', 'stockIssue', 'obligation'];
  const list = useList(listStockMoves, { id: stock.id }, { limit: pageSize, topics });
  const [correcting, setCorrecting] = useState<StockMove | undefined>(undefined);
  const stop = () => setCorrecting(undefined);
  if (list.rows === undefined) {
    if (list.failure === null) return <ScreenSkeleton />;
    return <FailureState failure={list.failure} retry={list.retry} />;
  }
  return (
    <PanelSection
      title={t('warehouse.card')}
      none={list.rows.length === 0 ? t('warehouse.noMoves') : undefined}
      form={
        correcting === undefined ? null : <CorrectForm key={correcting.id} move={correcting} close={stop} />
      }
    >
      <ScrollArea type="auto">
        <Table fz="sm" verticalSpacing={6} horizontalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('warehouse.moveHead')}</Table.Th>
              <Table.Th>{t('warehouse.quantity')}</Table.Th>
              <Table.Th>{t('warehouse.balance')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.rows.map((move) => (
              <StockMoveRow key={move.id} move={move} correct={() => setCorrecting(move)} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {list.more === undefined ? null : (
        <div>
          <Button variant="default" size="xs" loading={list.loadingMore} onClick={list.more}>
            {t('web.more')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}

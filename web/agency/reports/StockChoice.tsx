import { Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listOwnStock } from '../../../server/warehouse/warehouse.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { useList } from '../../lib/ask.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Part } from './PartChoice.tsx';
import classes from './Report.module.css';

const SHOWN_MAX = 30;
const TYPING_MS = 200;
type StockChoiceProps = {
  part: Part | null;
  error: string | undefined;
  choose: (part: Part) => void;
};

/** The agency's consigned parts: how many are on hand, and how many of them no other report has taken. */
export function StockChoice({ part, error, choose }: StockChoiceProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const stock = useList(
    listOwnStock,
    { kind: 'consigned', q: q || undefined },
    { limit: SHOWN_MAX, topics: ['stock'] },
  );
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={t('agency.report.part')}
        placeholder={t('agency.report.stockHint')}
        withAsterisk
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {stock.failure !== null && stock.rows === undefined ? (
        <FailureState failure={stock.failure} retry={stock.retry} />
      ) : stock.rows?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {q === '' ? t('agency.report.stockEmpty') : t('web.nothingFound')}
        </Text>
      ) : (
        <ul className={classes['stock']}>
          {stock.rows?.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={classes['stockRow']}
                aria-pressed={part?.id === row.partId}
                data-chosen={part?.id === row.partId || undefined}
                onClick={() =>
                  choose({ id: row.partId, code: row.partCode, title: row.partTitle, unit: row.unit })
                }
              >
                <span>
                  {row.partTitle}
                  <br />
                  <Code>{row.partCode}</Code>
                </span>
                <span>
                  {t('agency.report.free', {
                    quantity: number(row.onHandQuantity - row.reservedQuantity),
                    unit: row.unit,
                  })}
                  {row.reservedQuantity === 0 ? null : (
                    <>
                      <br />
                      <small>{t('agency.report.ofOnHand', { quantity: number(row.onHandQuantity) })}</small>
                    </>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

import type { z } from 'zod';
import type { StockMoveView, StockRow } from '../../../server/warehouse/warehouse.contract.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

export type Stock = z.output<typeof StockRow>;
export type StockMove = z.output<typeof StockMoveView>;

/** «امانی نمایندگی، خدمات ۱۰۰۱»; where the kind says it all, the kind. */
export function placeInWords({ kind, title }: Stock['location']): string {
  const name = t(`warehouse.kind.${kind}`);
  // Said inside other sentences: a slot within a slot would lose its direction.
  return title === '' ? name : `${name}، ${digits(title)}`;
}

/** «۱۲ عدد». */
export function quantityInWords(quantity: number, unit: string): string {
  return t('warehouse.quantityOf', { quantity: number(quantity), unit });
}

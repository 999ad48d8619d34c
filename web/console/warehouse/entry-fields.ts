import { entryKinds } from '../../../server/warehouse/warehouse.contract.ts';
import type { PartLine } from './part-lines.ts';
import { linesOf, newLine } from './part-lines.ts';

const emptyAmount: number | '' = '';
const firstLines: PartLine[] = [newLine];
/** A stock entry as it stands in the form. */
export const emptyEntry = {
  kind: 'supply',
  warehouseId: '',
  agencyId: '',
  toWarehouseId: '',
  toAgencyId: '',
  supplyKind: 'bought',
  amount: emptyAmount,
  paperNumber: '',
  note: '',
  lines: firstLines,
};
type EntryFields = typeof emptyEntry;
type Named = 'warehouseId' | 'agencyId' | 'toWarehouseId' | 'toAgencyId' | 'supplyKind' | 'amount';

/** As people choose them: goods of a warehouse and of an agency are transferred by forms that ask differently. */
export const entryChoices = [...entryKinds, 'between_agencies'] as const;
type EntryChoice = (typeof entryChoices)[number];

const asked: Readonly<Record<EntryChoice, readonly Named[]>> = {
  supply: ['warehouseId', 'supplyKind'],
  return_good: ['agencyId', 'warehouseId'],
  transfer: ['warehouseId', 'toWarehouseId'],
  count_gain: ['warehouseId'],
  count_loss: ['warehouseId'],
  debit_loss: ['agencyId', 'amount'],
  scrap: ['warehouseId'],
  between_agencies: ['agencyId', 'toAgencyId'],
};

/** Which fields a kind of entry asks for. */
export function fieldsOfKind(kind: string): readonly Named[] {
  const known = entryChoices.find((each) => each === kind);
  return known === undefined ? [] : asked[known];
}

/** The contract's input: what this kind does not ask for stays out. */
export function entryInput(fields: EntryFields): Record<string, unknown> {
  const { kind, paperNumber, note, lines } = fields;
  const own = Object.fromEntries(fieldsOfKind(kind).map((name) => [name, fields[name]]));
  return {
    kind: kind === 'between_agencies' ? 'transfer' : kind,
    paperNumber,
    note,
    lines: linesOf(lines),
    ...own,
  };
}

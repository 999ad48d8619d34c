import { z } from 'zod';

import { codedList } from '../lib/coded-list.ts';
import { contract } from '../lib/contract.ts';
import {
  amountField,
  flagField,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
} from '../lib/fields.ts';

export * from './issues.contract.ts';
export * from './obligations.contract.ts';

export const warehousePermissions = [
  'stock.read',
  'stock.readOwn',
  'stock.move',
  'stock.receive',
  'defective.send',
  'defective.receive',
  'defective.settle',
] as const;

/** Where goods are counted; the outside (supplier, customer, adjustment) has no balance. */
export const insideKinds = [
  'spare',
  'consigned',
  'own',
  'transit',
  'defective_at_agency',
  'defective_in_transit',
  'defective_at_warehouse',
  'scrap',
] as const;
export const outsideKinds = ['supplier', 'customer', 'adjustment'] as const;
export const locationKinds = [...insideKinds, ...outsideKinds] as const;
export type LocationKind = (typeof locationKinds)[number];
/** What an agency sees of its own. */
export const ownKinds = ['consigned', 'own', 'transit', 'defective_at_agency'] as const;

export const moveKinds = [
  'opening',
  'supply',
  'issue',
  'receipt',
  'issue_return',
  'issue_loss',
  'transfer',
  'count_gain',
  'count_loss',
  'return_good',
  'use',
  'sale',
  'debit_loss',
  'scrap',
  'removal',
  'defective_send',
  'defective_receipt',
  'defective_back',
  'defective_end',
] as const;
export type MoveKind = (typeof moveKinds)[number];
export const documentKinds = [
  'opening',
  'supply',
  'stock_issue',
  'stock_entry',
  'service_report',
  'obligation',
] as const;
export type DocumentKind = (typeof documentKinds)[number];
export const supplyKinds = ['bought', 'imported', 'made', 'refurbished'] as const;

export const LINES_MAX = 200;
export const QUANTITY_MAX = 1_000_000_000;
export const quantityField = () =>
  z.int({ error: 'lib.notANumber' }).min(1, 'lib.tooSmall').max(QUANTITY_MAX, 'lib.tooBig');

export const warehouseList = codedList({
  slice: 'warehouse',
  reads: 'stock.read',
  writes: 'stock.move',
  many: 'warehouses',
  one: 'Warehouse',
  path: '/warehouses',
  own: {},
  shown: {},
  filter: {},
});

const PlaceView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(locationKinds),
  /** Of the warehouse or the agency; empty where the kind says it all. */
  title: z.string(),
});

/** One part at one place. */
export const StockRow = z.strictObject({
  id: z.uuid(),
  partId: z.uuid(),
  partCode: z.string(),
  partTitle: z.string(),
  unit: z.string(),
  location: PlaceView,
  onHandQuantity: z.int(),
  reservedQuantity: z.int(),
  changedAt: instantView(),
});
export type StockRow = z.input<typeof StockRow>;

const stockFilters = {
  q: pageFields().q,
  partId: idField().optional(),
  agencyId: idField().optional(),
  warehouseId: idField().optional(),
  /** true: what has run out is listed too. */
  empty: flagField().optional(),
};
export const listStock = contract({
  operation: 'warehouse.stock',
  method: 'GET',
  path: '/stock',
  permission: 'stock.read',
  summary: 'What lies where, by part. Rows M1, M5.',
  input: z.strictObject({ ...pageFields(), ...stockFilters, kind: z.enum(insideKinds).optional() }),
  output: listOf(StockRow),
});
export const exportStock = contract({
  operation: 'warehouse.exportStock',
  method: 'GET',
  path: '/stock.xlsx',
  permission: 'stock.read',
  summary: 'The stock list as a spreadsheet, narrowed in the same way. Row M7.',
  input: z.strictObject({ ...stockFilters, kind: z.enum(insideKinds).optional() }),
  output: z.unknown(),
  answer: 'file',
});
export const listOwnStock = contract({
  operation: 'warehouse.ownStock',
  method: 'GET',
  path: '/own-stock',
  permission: 'stock.readOwn',
  summary: 'What lies at the caller’s own agency. Row M3.',
  input: z.strictObject({
    ...pageFields(),
    kind: z.enum(ownKinds).optional(),
    empty: flagField().optional(),
  }),
  output: listOf(StockRow),
});

export const StockMoveView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(moveKinds),
  /** Positive: came in; negative: went out. */
  changeQuantity: z.int(),
  /** On hand after it. */
  afterQuantity: z.int(),
  /** Where it came from or went to. */
  other: PlaceView,
  document: z.strictObject({ kind: z.enum(documentKinds), id: z.uuid(), number: z.string() }),
  note: z.string(),
  correctsId: z.uuid().nullable(),
  isCorrected: z.boolean(),
  occurredAt: instantView(),
  recordedAt: instantView(),
  actorTitle: z.string(),
  moves: z.array(z.enum(['correct'])),
});
export type StockMoveView = z.input<typeof StockMoveView>;

export const readStock = contract({
  operation: 'warehouse.readStock',
  method: 'GET',
  path: '/stock/:id',
  permission: 'stock.read',
  summary: 'One part at one place, and the same part everywhere else.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({ ...StockRow.shape, elsewhere: z.array(StockRow) }),
});
export const listStockMoves = contract({
  operation: 'warehouse.moves',
  method: 'GET',
  path: '/stock/:id/moves',
  permission: 'stock.read',
  summary: 'The card of a part at a place: every move with its document, newest first. Row M7.',
  input: z.strictObject({ ...pageFields(), id: idField() }),
  output: listOf(StockMoveView),
});

/** What the warehouse keeper writes down by himself; issues to agencies have a document of two steps. */
export const entryKinds = [
  'supply',
  'return_good',
  'transfer',
  'count_gain',
  'count_loss',
  'debit_loss',
  'scrap',
] as const;
export type EntryKind = (typeof entryKinds)[number];
export const enterStock = contract({
  operation: 'warehouse.enter',
  method: 'POST',
  path: '/stock-entries',
  permission: 'stock.move',
  summary: 'Writes moves of a document: supply, return, transfer, count, loss, scrap. Rows M6, M8.',
  input: z.strictObject({
    kind: z.enum(entryKinds),
    /** supply, count and scrap: here; return_good: to it; transfer: from it, or from the agency. */
    warehouseId: idField().optional(),
    agencyId: idField().optional(),
    toWarehouseId: idField().optional(),
    toAgencyId: idField().optional(),
    supplyKind: z.enum(supplyKinds).optional(),
    /** debit_loss: what the agency is debited with, for all lines. */
    amount: amountField().optional(),
    /** Number of the paper, if it has one of its own. */
    paperNumber: lineField(60).default(''),
    note: noteField().default(''),
    lines: z
      .array(z.strictObject({ partId: idField(), quantity: quantityField() }))
      .min(1, 'lib.required')
      .max(LINES_MAX, 'lib.tooManyItems'),
  }),
  output: z.strictObject({ id: z.uuid(), number: z.string(), moveIds: z.array(z.uuid()) }),
});
export type EnterStock = z.output<typeof enterStock.input>;
export const correctMove = contract({
  operation: 'warehouse.correctMove',
  method: 'POST',
  path: '/stock-moves/:id/correct',
  permission: 'stock.move',
  summary: 'Takes a move back by a new one that names it.',
  input: z.strictObject({ id: idField(), note: noteField().min(1, 'lib.required') }),
  output: z.strictObject({ id: z.uuid() }),
});

import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, instantView, lineField, listOf, pageFields } from '../lib/fields.ts';

export const exchangePermissions = ['import.run'] as const;

export const importStates = [
  'reading',
  'checking',
  'ready',
  'running',
  'done',
  'failed',
  'cancelled',
] as const;
export type ImportState = (typeof importStates)[number];
export const rowStates = ['bad', 'waiting', 'created', 'changed', 'same'] as const;
export type RowState = (typeof rowStates)[number];
export const importMoves = ['run', 'cancel'] as const;

/** Rows of one file. */
export const IMPORT_ROWS_MAX = 200_000;
/** Bad rows that an answer shows; the file of bad rows has them all. */
export const BAD_ROWS_SHOWN = 100;

const kindField = () => lineField(60).min(1, 'lib.required');
const Facts = z.record(z.string(), z.union([z.string(), z.number()]));

export const ImportBrief = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  /** Why the file as a whole could not be read. */
  problem: z.strictObject({ code: z.string(), facts: Facts, message: z.string() }).nullable(),
  counts: z.strictObject({
    rows: z.int(),
    bad: z.int(),
    created: z.int(),
    changed: z.int(),
    same: z.int(),
    waiting: z.int(),
  }),
  madeBy: z.string(),
  madeAt: instantView(),
  endedAt: instantView().nullable(),
  moves: z.array(z.enum(importMoves)),
});
export type ImportBrief = z.input<typeof ImportBrief>;

const BadRow = z.strictObject({
  row: z.int(),
  errors: z.array(
    z.strictObject({
      path: z.string(),
      code: z.string(),
      facts: Facts,
      message: z.string(),
      /** Head of the column in the file; null where the whole row is meant. */
      heading: z.string().nullable(),
    }),
  ),
});
export const ImportView = z.strictObject({
  ...ImportBrief.shape,
  /** Heads of columns that are left alone. */
  unknownHeadings: z.array(z.string()),
  badRows: z.array(BadRow),
});
export type ImportView = z.input<typeof ImportView>;

export const receiveImport = contract({
  operation: 'exchange.receive',
  method: 'POST',
  path: '/imports',
  permission: 'import.run',
  body: 'multipart',
  summary: 'Receives a list as xlsx or csv and begins its dry run; nothing is written until it is run (F10).',
  input: z.strictObject({ kind: kindField() }),
  output: ImportView,
});
export const listImports = contract({
  operation: 'exchange.imports',
  method: 'GET',
  path: '/imports',
  permission: 'import.run',
  summary: 'Lists that came in by file, newest first.',
  input: z.strictObject({ ...pageFields(), after: idField().optional(), kind: kindField().optional() }),
  output: listOf(ImportBrief),
});
export const listImportKinds = contract({
  operation: 'exchange.kinds',
  method: 'GET',
  path: '/imports/kinds',
  permission: 'import.run',
  summary: 'What this person may bring in by file, in the order in which it is best done.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        kind: z.string(),
        isExported: z.boolean(),
        columns: z.array(z.strictObject({ title: z.string(), isRequired: z.boolean(), example: z.string() })),
      }),
    ),
  }),
});
export const getImport = contract({
  operation: 'exchange.import',
  method: 'GET',
  path: '/imports/:id',
  permission: 'import.run',
  summary: 'How far an import is, and its first bad rows with their reasons.',
  input: z.strictObject({ id: idField() }),
  output: ImportView,
});
export const runImport = contract({
  operation: 'exchange.run',
  method: 'POST',
  path: '/imports/:id/run',
  permission: 'import.run',
  summary: 'Writes the good rows of an import that is ready.',
  input: z.strictObject({ id: idField() }),
  output: ImportView,
});
export const cancelImport = contract({
  operation: 'exchange.cancel',
  method: 'POST',
  path: '/imports/:id/cancel',
  permission: 'import.run',
  summary: 'Stops an import; rows already written stay.',
  input: z.strictObject({ id: idField() }),
  output: ImportView,
});
export const getBadRows = contract({
  operation: 'exchange.badRows',
  method: 'GET',
  path: '/imports/:id/bad-rows.xlsx',
  permission: 'import.run',
  summary: 'The bad rows as they came, with the reasons in Persian.',
  answer: 'file',
  input: z.strictObject({ id: idField() }),
  output: z.unknown(),
});
export const getImportTemplate = contract({
  operation: 'exchange.template',
  method: 'GET',
  path: '/imports/templates/:kind.xlsx',
  permission: 'import.run',
  summary: 'An empty sheet of a kind with its headings and one example.',
  answer: 'file',
  input: z.strictObject({ kind: kindField() }),
  output: z.unknown(),
});
export const getExport = contract({
  operation: 'exchange.export',
  method: 'GET',
  path: '/exports/:kind.xlsx',
  permission: 'import.run',
  summary: 'Everything of a kind in the shape in which it comes in (R16).',
  answer: 'file',
  input: z.strictObject({ kind: kindField() }),
  output: z.unknown(),
});

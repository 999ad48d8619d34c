import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';

// Goods sent to an agency on consignment: send, receive, and what becomes of what did not arrive.

export const issueStates = ['sent', 'received', 'differs', 'settled'] as const;
export type IssueState = (typeof issueStates)[number];
const ISSUE_LINES_MAX = 200;
const QUANTITY_MAX = 1_000_000_000;

const IssueLineView = z.strictObject({
  id: z.uuid(),
  partId: z.uuid(),
  partCode: z.string(),
  partTitle: z.string(),
  unit: z.string(),
  sentQuantity: z.int(),
  receivedQuantity: z.int().nullable(),
  differenceNote: z.string(),
});
const issueFields = {
  id: z.uuid(),
  number: z.string(),
  agency: z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() }),
  warehouse: z.strictObject({ id: z.uuid(), title: z.string() }),
  state: z.enum(issueStates),
  lineCount: z.int(),
  note: z.string(),
  carrier: z.string(),
  sentAt: instantView(),
  sentByTitle: z.string(),
  receivedAt: instantView().nullable(),
  receivedByTitle: z.string().nullable(),
  version: z.int(),
} as const;
export const IssueRow = z.strictObject(issueFields);
export type IssueRow = z.input<typeof IssueRow>;
export const issueMoves = ['receive', 'settle'] as const;
export const IssueView = z.strictObject({
  ...issueFields,
  lines: z.array(IssueLineView),
  moves: z.array(z.enum(issueMoves)),
});
export type IssueView = z.input<typeof IssueView>;

const issueFilters = { state: z.enum(issueStates).optional() };
export const listIssues = contract({
  operation: 'warehouse.issues',
  method: 'GET',
  path: '/stock-issues',
  permission: 'stock.read',
  summary: 'What was sent to agencies, newest first. Row M2.',
  input: z.strictObject({ ...pageFields(), ...issueFilters, agencyId: idField().optional() }),
  output: listOf(IssueRow),
});
export const listOwnIssues = contract({
  operation: 'warehouse.ownIssues',
  method: 'GET',
  path: '/own-stock-issues',
  permission: 'stock.readOwn',
  summary: 'What was sent to the caller’s own agency, newest first.',
  input: z.strictObject({ ...pageFields(), ...issueFilters }),
  output: listOf(IssueRow),
});
export const readIssue = contract({
  operation: 'warehouse.readIssue',
  method: 'GET',
  path: '/stock-issues/:id',
  permission: 'stock.read',
  summary: 'An issue with its lines.',
  input: z.strictObject({ id: idField() }),
  output: IssueView,
});
export const readOwnIssue = contract({
  operation: 'warehouse.readOwnIssue',
  method: 'GET',
  path: '/own-stock-issues/:id',
  permission: 'stock.readOwn',
  summary: 'An issue to the caller’s own agency with its lines.',
  input: z.strictObject({ id: idField() }),
  output: IssueView,
});
export const sendIssue = contract({
  operation: 'warehouse.sendIssue',
  method: 'POST',
  path: '/stock-issues',
  permission: 'stock.move',
  summary: 'Sends parts of a warehouse to an agency on consignment. Rows M2, M3, M9.',
  input: z.strictObject({
    agencyId: idField(),
    warehouseId: idField(),
    note: noteField().default(''),
    carrier: lineField().default(''),
    lines: z
      .array(
        z.strictObject({
          partId: idField(),
          quantity: z.int({ error: 'lib.notANumber' }).min(1, 'lib.tooSmall').max(QUANTITY_MAX, 'lib.tooBig'),
        }),
      )
      .min(1, 'lib.required')
      .max(ISSUE_LINES_MAX, 'lib.tooManyItems'),
  }),
  output: IssueView,
});
export type SendIssue = z.output<typeof sendIssue.input>;
export const receiveIssue = contract({
  operation: 'warehouse.receiveIssue',
  method: 'POST',
  path: '/stock-issues/:id/receive',
  permission: 'stock.receive',
  summary: 'Says what of an issue arrived, line by line; what is left out arrived whole. Row M2.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    differences: z
      .array(
        z.strictObject({
          partId: idField(),
          receivedQuantity: z.int({ error: 'lib.notANumber' }).min(0, 'lib.negative'),
          note: noteField().default(''),
        }),
      )
      .max(ISSUE_LINES_MAX, 'lib.tooManyItems')
      .default([]),
  }),
  output: IssueView,
});
export type ReceiveIssue = z.output<typeof receiveIssue.input>;
export const settleIssue = contract({
  operation: 'warehouse.settleIssue',
  method: 'POST',
  path: '/stock-issues/:id/settle',
  permission: 'stock.move',
  summary: 'Says where what did not arrive is: back in its warehouse, or lost. Row M2.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    as: z.enum(['returned', 'lost']),
    note: noteField().min(1, 'lib.required'),
  }),
  output: IssueView,
});

import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  amountField,
  codeField,
  dayView,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';

// Replaced parts that agencies owe the company (داغی).

export const obligationStates = [
  'provisional',
  'open',
  'in_transit',
  'accepted',
  'waived',
  'debited',
  'withdrawn',
] as const;
export type ObligationState = (typeof obligationStates)[number];
export const inspectionResults = [
  'confirmed',
  'no_fault_found',
  'abused',
  'wrong_part',
  'other_serial',
  'missing',
  'not_ours',
] as const;
export type InspectionResult = (typeof inspectionResults)[number];
export const dispositions = ['repair', 'supplier', 'scrap', 'sell'] as const;
export const obligationRules = ['must_return', 'hold_and_inspect', 'photo_scrap'] as const;
export const dueFilters = ['late', 'week'] as const;
export const obligationMoves = ['send', 'receive', 'inspect', 'waive', 'debit', 'acceptLate'] as const;
export const SEND_MAX = 200;

export const ObligationRow = z.strictObject({
  id: z.uuid(),
  agency: z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() }),
  partId: z.uuid(),
  partCode: z.string(),
  partTitle: z.string(),
  unit: z.string(),
  quantity: z.int(),
  serial: z.string().nullable(),
  reportId: z.uuid(),
  reportNumber: z.string(),
  rule: z.enum(obligationRules),
  state: z.enum(obligationStates),
  removedOn: dayView(),
  /** The last day on which it may arrive. */
  dueOn: dayView(),
  /** Negative: so many days late. Null once nothing is owed. */
  daysLeft: z.int().nullable(),
  valueAmount: z.int().nullable(),
  currency: z.string(),
  parcelNumber: z.string().nullable(),
  receivedAt: instantView().nullable(),
  result: z.enum(inspectionResults).nullable(),
  debitAmount: z.int().nullable(),
  version: z.int(),
  moves: z.array(z.enum(obligationMoves)),
});
export type ObligationRow = z.input<typeof ObligationRow>;
export const obligationEventKinds = [
  'opened',
  'confirmed',
  'withdrawn',
  'sent',
  'received',
  'accepted',
  'owed_again',
  'waived',
  'debited',
  'accepted_late',
] as const;
export type ObligationEventKind = (typeof obligationEventKinds)[number];
export const ObligationView = z.strictObject({
  ...ObligationRow.shape,
  disposition: z.enum(dispositions).nullable(),
  resultNote: z.string(),
  reason: z.string(),
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(obligationEventKinds),
      result: z.enum(inspectionResults).nullable(),
      note: z.string(),
      at: instantView(),
      actorTitle: z.string(),
    }),
  ),
});
export type ObligationView = z.input<typeof ObligationView>;

const obligationFilters = {
  q: pageFields().q,
  state: z.enum(obligationStates).optional(),
  due: z.enum(dueFilters).optional(),
  partId: idField().optional(),
};
export const listObligations = contract({
  operation: 'warehouse.obligations',
  method: 'GET',
  path: '/obligations',
  permission: 'stock.read',
  summary: 'Defective parts that agencies owe, the first due first. Row J7.',
  input: z.strictObject({ ...pageFields(), ...obligationFilters, agencyId: idField().optional() }),
  output: listOf(ObligationRow),
});
export const countObligations = contract({
  operation: 'warehouse.countObligations',
  method: 'GET',
  path: '/obligation-counts',
  permission: 'stock.read',
  summary: 'How many obligations stand in each state.',
  input: z.strictObject({ agencyId: idField().optional() }),
  output: z.record(z.enum(obligationStates), z.strictObject({ count: z.int(), isMore: z.boolean() })),
});
export const exportObligations = contract({
  operation: 'warehouse.exportObligations',
  method: 'GET',
  path: '/obligations.xlsx',
  permission: 'stock.read',
  summary: 'The obligations as a spreadsheet, narrowed in the same way.',
  input: z.strictObject({ ...obligationFilters, agencyId: idField().optional() }),
  output: z.unknown(),
  answer: 'file',
});
export const listOwnObligations = contract({
  operation: 'warehouse.ownObligations',
  method: 'GET',
  path: '/own-obligations',
  permission: 'stock.readOwn',
  summary: 'What the caller’s own agency owes, the first due first.',
  input: z.strictObject({ ...pageFields(), ...obligationFilters }),
  output: listOf(ObligationRow),
});
export const readObligation = contract({
  operation: 'warehouse.readObligation',
  method: 'GET',
  path: '/obligations/:id',
  permission: 'stock.read',
  summary: 'An obligation with everything that happened to it.',
  input: z.strictObject({ id: idField() }),
  output: ObligationView,
});
export const readOwnObligation = contract({
  operation: 'warehouse.readOwnObligation',
  method: 'GET',
  path: '/own-obligations/:id',
  permission: 'stock.readOwn',
  summary: 'An obligation of the caller’s own agency.',
  input: z.strictObject({ id: idField() }),
  output: ObligationView,
});

export const sendObligations = contract({
  operation: 'warehouse.sendObligations',
  method: 'POST',
  path: '/obligations/send',
  permission: 'defective.send',
  summary: 'Sends defective parts of one agency back in one parcel.',
  input: z.strictObject({
    ids: z.array(idField()).min(1, 'lib.required').max(SEND_MAX, 'lib.tooManyItems'),
    carrier: lineField().default(''),
  }),
  output: z.strictObject({ parcelId: z.uuid(), parcelNumber: z.string(), count: z.int() }),
});
const versioned = { id: idField(), version: versionField() };
export const receiveObligation = contract({
  operation: 'warehouse.receiveObligation',
  method: 'POST',
  path: '/obligations/:id/receive',
  permission: 'defective.receive',
  summary: 'Counts a defective part in at the warehouse, to be inspected.',
  input: z.strictObject(versioned),
  output: ObligationView,
});
export const inspectObligation = contract({
  operation: 'warehouse.inspectObligation',
  method: 'POST',
  path: '/obligations/:id/inspect',
  permission: 'defective.receive',
  summary: 'Says what came: accepted, or owed again with the old due date.',
  input: z.strictObject({
    ...versioned,
    result: z.enum(inspectionResults),
    disposition: z.enum(dispositions).optional(),
    note: noteField().default(''),
    /** Abused parts alone: accepted, and the agency debited with so much. */
    debitAmount: amountField().optional(),
  }),
  output: ObligationView,
});
export type InspectObligation = z.output<typeof inspectObligation.input>;
export const waiveObligation = contract({
  operation: 'warehouse.waiveObligation',
  method: 'POST',
  path: '/obligations/:id/waive',
  permission: 'defective.settle',
  summary: 'Lets an agency off what it owes, with the reason.',
  input: z.strictObject({ ...versioned, reason: noteField().min(1, 'lib.required') }),
  output: ObligationView,
});
export const debitObligation = contract({
  operation: 'warehouse.debitObligation',
  method: 'POST',
  path: '/obligations/:id/debit',
  permission: 'defective.settle',
  summary:
    'Debits the agency with a part that did not come back; the price of the day unless an amount is given.',
  input: z.strictObject({
    ...versioned,
    amount: amountField().optional(),
    reason: noteField().min(1, 'lib.required'),
  }),
  output: ObligationView,
});
export const acceptLateObligation = contract({
  operation: 'warehouse.acceptLateObligation',
  method: 'POST',
  path: '/obligations/:id/accept-late',
  permission: 'defective.settle',
  summary: 'Accepts a part that came after its debit; the debit is reversed.',
  input: z.strictObject({ ...versioned, reasonCode: codeField(), note: noteField().default('') }),
  output: ObligationView,
});

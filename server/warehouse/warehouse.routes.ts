import { codedRoutes, codedVerbs } from '../lib/coded-verbs.ts';
import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { listIssues, receiveIssue, sendIssue, settleIssue, viewIssue } from './issues.ts';
import { countObligations, listObligations, viewObligation } from './obligation-list.ts';
import * as settle from './settle-obligations.ts';
import { correctMove, enterStock } from './stock-entries.ts';
import { obligationSheet, stockSheet } from './stock-export.ts';
import { listStock, listStockMoves, readStock } from './stock-list.ts';
import * as contracts from './warehouse.contract.ts';
import { ownAgencyId, requireOffice } from './warehouse.scope.ts';
import * as sql from './warehouse.sql.ts';

/** A verb of the head office alone. */
function office<Input, Output>(verb: (ctx: Context, input: Input) => Promise<Output>) {
  return async (ctx: Context, input: Input): Promise<Output> => {
    requireOffice(ctx);
    return await verb(ctx, input);
  };
}

/** A verb on one obligation, after which it is shown. */
function shown<Input extends { readonly id: string }>(verb: (ctx: Context, input: Input) => Promise<void>) {
  return office(async (ctx: Context, input: Input) => {
    await verb(ctx, input);
    return await viewObligation(ctx, input.id);
  });
}

const kindsOf = <Kind>(kind: Kind | undefined) => (kind === undefined ? undefined : [kind]);
const warehouseVerbs = codedVerbs({ kind: 'warehouse', table: sql.warehouses });

const stockRoutes = [
  ...codedRoutes(contracts.warehouseList, {
    list: office(warehouseVerbs.list),
    add: office(warehouseVerbs.add),
    change: office(warehouseVerbs.change),
  }),
  serve(
    contracts.exportStock,
    office((ctx, { kind, ...ask }) => stockSheet(ctx, { ...ask, kinds: kindsOf(kind) })),
  ),
  serve(
    contracts.listStock,
    office((ctx, { kind, ...ask }) => listStock(ctx, { ...ask, kinds: kindsOf(kind) })),
  ),
  serve(contracts.listOwnStock, (ctx, { kind, ...ask }) => {
    const kinds = kindsOf(kind) ?? contracts.ownKinds;
    return listStock(ctx, { ...ask, kinds, agencyId: ownAgencyId(ctx) });
  }),
  serve(
    contracts.readStock,
    office((ctx, { id }) => readStock(ctx, id)),
  ),
  serve(contracts.listStockMoves, office(listStockMoves)),
  serve(contracts.enterStock, office(enterStock)),
  serve(contracts.correctMove, office(correctMove)),
];

const issueRoutes = [
  serve(contracts.listIssues, office(listIssues)),
  serve(contracts.listOwnIssues, (ctx, ask) => listIssues(ctx, { ...ask, agencyId: ownAgencyId(ctx) })),
  serve(
    contracts.readIssue,
    office((ctx, { id }) => viewIssue(ctx, id)),
  ),
  serve(contracts.readOwnIssue, (ctx, { id }) => viewIssue(ctx, id, ownAgencyId(ctx))),
  serve(contracts.sendIssue, office(sendIssue)),
  serve(contracts.receiveIssue, receiveIssue),
  serve(contracts.settleIssue, office(settleIssue)),
];

const obligationRoutes = [
  serve(contracts.exportObligations, office(obligationSheet)),
  serve(contracts.listObligations, office(listObligations)),
  serve(
    contracts.countObligations,
    office((ctx, { agencyId }) => countObligations(ctx, agencyId)),
  ),
  serve(contracts.listOwnObligations, (ctx, ask) =>
    listObligations(ctx, { ...ask, agencyId: ownAgencyId(ctx) }),
  ),
  serve(
    contracts.readObligation,
    office((ctx, { id }) => viewObligation(ctx, id)),
  ),
  serve(contracts.readOwnObligation, (ctx, { id }) => viewObligation(ctx, id, ownAgencyId(ctx))),
  serve(contracts.sendObligations, settle.sendObligations),
  serve(contracts.receiveObligation, shown(settle.receiveObligation)),
  serve(contracts.inspectObligation, shown(settle.inspectObligation)),
  serve(contracts.waiveObligation, shown(settle.waiveObligation)),
  serve(contracts.debitObligation, shown(settle.debitObligation)),
  serve(contracts.acceptLateObligation, shown(settle.acceptLate)),
];

export const warehouseRoutes = [...stockRoutes, ...issueRoutes, ...obligationRoutes];

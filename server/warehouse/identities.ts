import type { Context } from '../lib/context.ts';
import * as sql from './identities.sql.ts';
import type { MoveKind } from './warehouse.contract.ts';

// What must always be true of an agency's stock. Each identity is reckoned from the moves and compared with what is
// kept; the lists of those that do not hold are empty, whatever ran at once. Rows J7, M9.

type Reading = Pick<Context, 'tx'>;

/** Where an agency's consigned stock of a part came from and went to. */
export interface ConsignedSum {
  readonly agencyId: string;
  readonly partId: string;
  readonly openingQuantity: number;
  readonly receivedQuantity: number;
  readonly transferredInQuantity: number;
  readonly countGainQuantity: number;
  readonly returnedQuantity: number;
  readonly usedQuantity: number;
  readonly soldQuantity: number;
  readonly transferredOutQuantity: number;
  readonly debitedLossQuantity: number;
  readonly onHandQuantity: number;
  /** On hand = opening + received + transfers in + count gains − returned − used − sold − transfers out − losses. */
  readonly isHeld: boolean;
}

/** The consigned identity of an agency's parts, or of every agency's. */
export async function consignedIdentity(
  ctx: Reading,
  { agencyId }: { readonly agencyId: string | null },
): Promise<ConsignedSum[]> {
  const moves = await sql.sumConsignedMoves.all(ctx, { agencyId });
  const balances = await sql.selectConsignedBalances.all(ctx, { agencyId });
  const kept = new Map(balances.map((row) => [`${row.agencyId} ${row.partId}`, row.onHandQuantity]));
  const parts = Map.groupBy(moves, (row) => `${row.agencyId} ${row.partId}`);
  return [...parts].flatMap(([key, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const into = (kind: MoveKind) => rows.find((row) => row.kind === kind)?.inQuantity ?? 0;
    const out = (kind: MoveKind) => rows.find((row) => row.kind === kind)?.outQuantity ?? 0;
    const sums = {
      openingQuantity: into('opening'),
      receivedQuantity: into('receipt'),
      transferredInQuantity: into('transfer'),
      countGainQuantity: into('count_gain'),
      returnedQuantity: out('return_good'),
      usedQuantity: out('use'),
      soldQuantity: out('sale'),
      transferredOutQuantity: out('transfer'),
      debitedLossQuantity: out('debit_loss'),
    };
    const onHandQuantity = kept.get(key) ?? 0;
    const { agencyId: agency, partId } = first;
    return [{ agencyId: agency, partId, ...sums, onHandQuantity, isHeld: onHandQuantity === reckoned(sums) }];
  });
}

/** An agency's obligations of a part, by what became of them. */
export interface ObligationSum extends sql.ObligationSums {
  /** Opened = accepted + waived + debited + in transit + open, and the goods lie where the obligations say. */
  readonly isHeld: boolean;
}

/** The identity of defective parts: of an agency's parts, or of every agency's. */
export async function obligationIdentity(
  ctx: Reading,
  { agencyId }: { readonly agencyId: string | null },
): Promise<ObligationSum[]> {
  const sums = await sql.sumObligations.all(ctx, { agencyId });
  const balances = await sql.selectDefectiveBalances.all(ctx, { agencyId });
  return sums.map((sum) => {
    const lies = (kind: string) =>
      balances.find((row) => row.agencyId === sum.agencyId && row.partId === sum.partId && row.kind === kind)
        ?.onHandQuantity ?? 0;
    const { acceptedQuantity, waivedQuantity, debitedQuantity, inTransitQuantity, openQuantity } = sum;
    const ended = acceptedQuantity + waivedQuantity + debitedQuantity;
    const isBooked = sum.openedQuantity === ended + inTransitQuantity + openQuantity;
    const isThere =
      lies('defective_at_agency') === openQuantity && lies('defective_in_transit') === sum.onWayQuantity;
    return { ...sum, isHeld: isBooked && isThere };
  });
}

/** Balances that are not the sum of their moves, or hold other than their reservations: none, or a bug. */
export async function tornBalances(ctx: Reading): Promise<{ locationId: string; partId: string }[]> {
  return [...(await sql.selectTorn.all(ctx)), ...(await sql.selectWronglyReserved.all(ctx))];
}

function reckoned(sums: Omit<ConsignedSum, 'agencyId' | 'partId' | 'onHandQuantity' | 'isHeld'>): number {
  const came =
    sums.openingQuantity + sums.receivedQuantity + sums.transferredInQuantity + sums.countGainQuantity;
  const went =
    sums.returnedQuantity +
    sums.usedQuantity +
    sums.soldQuantity +
    sums.transferredOutQuantity +
    sums.debitedLossQuantity;
  return came - went;
}

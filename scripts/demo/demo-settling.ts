import { persianDigits } from '../../server/lib/digits.ts';
import { addDays, jalaliOf } from '../../server/lib/jalali.ts';
import type { Context } from '../../server/lib/context.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';
import { enterPayment } from '../../server/ledger/entries.ts';
import { listObligations } from '../../server/warehouse/obligation-list.ts';
import type { InspectionResult, ObligationState } from '../../server/warehouse/obligations.contract.ts';
import {
  debitObligation,
  inspectObligation,
  receiveObligation,
  sendObligations,
  waiveObligation,
} from '../../server/warehouse/settle-obligations.ts';
import type { DemoActors } from './demo-actors.ts';
import { acting } from './demo-actors.ts';

// What happens between company and agency beside the jobs: money at the end of a month, parcels of old parts.

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PAGE = 100;
const MILLION = 1_000_000;
const MONTHS = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
] as const;
const results: readonly [InspectionResult, ...InspectionResult[]] = [
  'confirmed',
  'confirmed',
  'confirmed',
  'confirmed',
  'confirmed',
  'confirmed',
  'no_fault_found',
  'wrong_part',
];

export interface SettlingParts {
  readonly actors: DemoActors;
  readonly random: SeededRandom;
  readonly agencyId: string;
  /** Sends little of what it owes, and late. */
  readonly isBad: boolean;
}

/** The instants, two days after the ends of Jalali months, at which agencies are paid. */
export function paydays(now: Date, daysBack: number): number[] {
  const today = now.toISOString().slice(0, 10);
  return Array.from({ length: daysBack }, (_, at) => addDays(today, at - daysBack))
    .filter((day) => jalaliOf(day).day === 2)
    .map((day) => Date.parse(`${day}T08:30:00Z`))
    .filter((ms) => ms < now.getTime());
}

/** Pays most of what the agency earned. */
export async function pay(
  ctx: Context,
  { actors, random, agencyId }: SettlingParts,
  given: { readonly atMs: number; readonly earnedAmount: number },
): Promise<void> {
  const amount = Math.floor((given.earnedAmount * random.pick([1, 0.9, 0.8])) / MILLION) * MILLION;
  if (amount <= 0) return;
  const occurredOn = new Date(given.atMs).toISOString().slice(0, 10);
  const { month, year } = jalaliOf(addDays(occurredOn, -5));
  const accountant = actors.office(random.chance(0.5) ? 'accountant' : 'accountant-2');
  await enterPayment(acting(ctx, accountant, given.atMs), {
    agencyId,
    kind: 'payment',
    amount,
    documentNumber: String(random.whole(10_000_000, 99_999_999)),
    occurredOn,
    memo: `تسویهٔ کارکرد ${MONTHS[month - 1] ?? ''} ${persianDigits(year)}`,
  });
}

/** A parcel of old parts, counted in and inspected some days later when that is past already. */
export async function sendParcel(ctx: Context, parts: SettlingParts, atMs: number): Promise<void> {
  const { actors, random, agencyId, isBad } = parts;
  const owed = await obligationsIn(ctx, agencyId, 'open');
  const before = new Date(atMs - 2 * DAY_MS).toISOString().slice(0, 10);
  const sent = owed.filter((each) => each.removedOn <= before && random.chance(isBad ? 0.3 : 0.85));
  if (sent.length === 0) return;
  const manager = acting(ctx, actors.manager(agencyId), atMs);
  await sendObligations(manager, {
    ids: sent.map(({ id }) => id),
    carrier: random.pick(['تیپاکس', 'پست پیشتاز']),
  });
  const receivedMs = atMs + random.whole(50, 90) * HOUR_MS;
  const isPast = receivedMs + 6 * HOUR_MS < ctx.now.getTime();
  if (!isPast) return;
  const warehouse = actors.office('warehouse');
  for (const each of await obligationsIn(ctx, agencyId, 'in_transit')) {
    await receiveObligation(acting(ctx, warehouse, receivedMs), each);
  }
  for (const { id, version } of await obligationsIn(ctx, agencyId, 'in_transit')) {
    const result = random.pick(results);
    await inspectObligation(acting(ctx, warehouse, receivedMs + 3 * HOUR_MS), {
      id,
      version,
      result,
      note: result === 'wrong_part' ? 'قطعهٔ فرستاده‌شده از این دستگاه نیست' : '',
      ...(result !== 'wrong_part' && { disposition: random.pick(['repair', 'supplier', 'scrap']) }),
    });
  }
}

/** Of what is long overdue one part is debited, or let off. */
export async function settleLate(ctx: Context, { actors, random, agencyId }: SettlingParts): Promise<void> {
  const atMs = ctx.now.getTime() - 5 * HOUR_MS;
  const today = ctx.now.toISOString().slice(0, 10);
  const late = (await obligationsIn(ctx, agencyId, 'open')).filter((each) => each.dueOn < addDays(today, -3));
  const [first] = late;
  if (first === undefined || late.length < 2) return;
  const { id, version } = first;
  const settling = acting(ctx, actors.office('warehouse'), atMs);
  await (random.chance(0.75)
    ? debitObligation(settling, { id, version, reason: 'پس از سررسید و دو یادآوری برنگشت' })
    : waiveObligation(settling, { id, version, reason: 'قطعه در آتش‌سوزی انبار نمایندگی از میان رفت' }));
}

async function obligationsIn(ctx: Context, agencyId: string, state: ObligationState) {
  return (await listObligations(ctx, { agencyId, state, limit: PAGE })).items;
}

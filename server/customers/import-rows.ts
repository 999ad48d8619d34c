import { regionsByTitles } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { announce } from '../lib/jobs.ts';
import { tell } from '../lib/timeline.ts';
import { customersChanged, customersRegistered } from './customers.events.ts';
import type { CustomerImportRow } from './customers.import.ts';
import type { ReadPhone } from './customers.input.ts';
import { areaCodeFor, isSamePhone, readPhone, readPhones } from './customers.input.ts';
import { writeCustomerWords } from './customers.search.ts';
import * as sql from './customers.sql.ts';
import { insertRows, updateRows } from './customers.store.ts';
import type { Batch, Working } from './import-batch.ts';
import { newBatch, takeRow } from './import-batch.ts';

// What rows of a file mean here, and what becomes of them: a batch costs a handful of statements, whatever
// its size.

export interface ResolvedRow {
  readonly row: CustomerImportRow;
  readonly phones: readonly ReadPhone[];
  readonly regions: { readonly provinceId: string | null; readonly cityId: string | null };
  readonly failures: readonly FieldFailure[];
}

export async function checkRows(ctx: Context, rows: readonly CustomerImportRow[]): Promise<FieldFailure[][]> {
  return (await resolveRows(ctx, rows)).map(({ failures }) => [...failures]);
}

async function resolveRows(
  ctx: Pick<Context, 'tx'>,
  rows: readonly CustomerImportRow[],
): Promise<ResolvedRow[]> {
  const [areaCode, provinces, cities] = await Promise.all([
    areaCodeFor(ctx),
    regionsByTitles(
      ctx,
      rows.map((row) => ({ province: row.province ?? '' })),
    ),
    regionsByTitles(
      ctx,
      rows.map((row) => ({ province: row.province ?? '', city: row.city })),
    ),
  ]);
  return rows.map((row, place) => {
    const failures: FieldFailure[] = [];
    const phones = phonesOf(row, areaCode, failures);
    const provinceId = provinces[place]?.provinceId ?? null;
    const cityId = cities[place]?.cityId ?? null;
    if (row.province !== null && provinceId === null) {
      failures.push({
        path: 'province',
        code: 'customers.unknownProvinceName',
        facts: { province: row.province },
      });
    } else if (row.city !== null && cityId === null) {
      failures.push(
        row.province === null
          ? { path: 'province', code: 'customers.cityWithoutProvince' }
          : {
              path: 'city',
              code: 'customers.unknownCityName',
              facts: { city: row.city, province: row.province },
            },
      );
    }
    return { row, phones, regions: { provinceId, cityId }, failures };
  });
}

/** The mobile first, then the others; a number written twice in one row counts once. */
function phonesOf(row: CustomerImportRow, areaCode: string, failures: FieldFailure[]): ReadPhone[] {
  const phones = row.mobile === null ? [] : readPhones([{ number: row.mobile }], areaCode, '', failures);
  for (const text of row.phones) {
    const phone = readPhone(text, areaCode, 'phones', failures);
    if (phone !== undefined && !phones.some((known) => isSamePhone(known, phone))) phones.push(phone);
  }
  return phones;
}

export async function applyRows(ctx: Context, rows: readonly CustomerImportRow[]): Promise<RowOutcome[]> {
  const resolved = await resolveRows(ctx, rows);
  const known = await findKnown(ctx, resolved);
  const batch = newBatch(ctx.now);
  const outcomes = resolved.map((each, place): RowOutcome =>
    each.failures.length > 0 ? 'same' : takeRow(batch, each, known[place]),
  );
  await insertRows(ctx, batch.created);
  await updateRows(ctx, { customers: [...batch.customers.values()], sites: [...batch.sites.values()] });
  await tellOfBatch(ctx, batch);
  return outcomes;
}

/**
 * Whom each row means, locked; undefined for who is new. Two rows that mean one customer share what is known
 * of him.
 */
async function findKnown(ctx: Context, resolved: readonly ResolvedRow[]): Promise<(Working | undefined)[]> {
  const found = await sql.selectKnown.all(ctx, {
    nationalIds: resolved.map(({ row }) => row.nationalId),
    companyIds: resolved.map(({ row }) => row.companyId),
    numbers: resolved.map(({ phones }) => phones[0]?.number ?? null),
    nameKeys: resolved.map(({ row }) => foldTight(row.name)),
  });
  const ids = [...new Set(found.map((row) => row.id))];
  const customers = await sql.lockCustomers.all(ctx, { ids });
  const phones = Map.groupBy(await sql.selectPhones.all(ctx, { ids }), (phone) => phone.customerId);
  const sites = Map.groupBy(await sql.selectSites.all(ctx, { ids }), (site) => site.customerId);
  const workings = new Map(
    customers.map((customer): [string, Working] => [
      customer.id,
      {
        customer,
        phones: phones.get(customer.id) ?? [],
        site: sites.get(customer.id)?.[0],
      },
    ]),
  );
  const idAt = new Map(found.map(({ place, id }) => [place - 1, id]));
  return resolved.map((_, place) => workings.get(idAt.get(place) ?? ''));
}

/**
 * One audit entry a batch, an entry on each customer's timeline, one event for who came and one for who
 * changed.
 */
async function tellOfBatch(ctx: Context, batch: Batch): Promise<void> {
  const createdIds = batch.created.customers.map((customer) => customer.id);
  const changedIds = [...batch.before.keys()];
  if (createdIds.length + changedIds.length === 0) return;
  await audit(ctx, {
    action: 'customers.import',
    kind: 'customerBatch',
    id: newId(ctx.now.getTime()),
    after: { createdIds, changedIds },
    personalBefore: Object.fromEntries(batch.before),
    personalAfter: {
      created: batch.created,
      customers: [...batch.customers.values()],
      sites: [...batch.sites.values()],
    },
  });
  const entries = [
    ...createdIds.map((subject) => ({ subject, kind: 'customers.cameByFile' })),
    ...changedIds.map((subject) => ({ subject, kind: 'customers.changedByFile' })),
  ];
  await Promise.all(entries.map((entry) => tell(ctx, { ...entry, audience: ['office'] })));
  await writeCustomerWords(ctx, [...createdIds, ...changedIds]);
  if (createdIds.length > 0) await announce(ctx, customersRegistered, { customerIds: createdIds });
  if (changedIds.length > 0) await announce(ctx, customersChanged, { customerIds: changedIds });
}

import { latinDigits } from '../lib/digits.ts';
import { cleanText } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import type { ReadPhone } from './customers.input.ts';
import { isSamePhone } from './customers.input.ts';
import type { StoredContact, StoredCustomer, StoredPhone, StoredSite } from './customers.sql.ts';
import { newIds } from './customers.store.ts';
import type { ResolvedRow } from './import-rows.ts';

// What a batch of rows writes, collected row by row. An empty cell leaves what is known; a phone is only ever
// added.

/** A customer while the batch is worked through. */
export interface Working {
  customer: StoredCustomer;
  phones: StoredPhone[];
  /** The site that files write: his first. */
  site: StoredSite | undefined;
}

export interface Batch {
  readonly now: Date;
  readonly created: {
    readonly customers: (StoredCustomer & { createdAt: Date })[];
    readonly phones: (StoredPhone & { createdAt: Date })[];
    readonly sites: StoredSite[];
    readonly contacts: StoredContact[];
  };
  readonly customers: Map<string, StoredCustomer>;
  readonly sites: Map<string, StoredSite>;
  /** Of who was known and is not quite the same now: what he was. */
  readonly before: Map<string, { customer: StoredCustomer; site: StoredSite | null }>;
}

export function newBatch(now: Date): Batch {
  return {
    now,
    created: { customers: [], phones: [], sites: [], contacts: [] },
    customers: new Map(),
    sites: new Map(),
    before: new Map(),
  };
}

/** Takes one row into the batch: a new customer, a change of a known one, or nothing. */
export function takeRow(batch: Batch, each: ResolvedRow, known: Working | undefined): RowOutcome {
  if (known === undefined) {
    create(batch, each);
    return 'created';
  }
  const before = { customer: known.customer, site: known.site ?? null };
  const changes = [
    changeCustomer(batch, each, known),
    addPhones(batch, each.phones, known),
    changeSite(batch, each, known),
  ];
  if (!changes.includes(true)) return 'same';
  if (!batch.before.has(known.customer.id)) batch.before.set(known.customer.id, before);
  return 'changed';
}

function create(batch: Batch, each: ResolvedRow): void {
  const { row } = each;
  const customer = {
    id: newId(batch.now.getTime()),
    kind: row.kind ?? (row.companyId === null ? ('person' as const) : ('organisation' as const)),
    name: cleanText(row.name),
    nationalId: row.nationalId,
    companyId: row.companyId,
    note: '',
  };
  batch.created.customers.push({ ...customer, createdAt: batch.now });
  const made: Working = { customer, phones: [], site: undefined };
  addPhones(batch, each.phones, made);
  changeSite(batch, each, made);
}

const customerFields = ['kind', 'name', 'nationalId', 'companyId'] as const;

function changeCustomer(batch: Batch, { row }: ResolvedRow, known: Working): boolean {
  const before = known.customer;
  const after = {
    id: before.id,
    kind: row.kind ?? before.kind,
    name: cleanText(row.name),
    nationalId: row.nationalId ?? before.nationalId,
    companyId: row.companyId ?? before.companyId,
    note: before.note,
  };
  if (customerFields.every((field) => before[field] === after[field])) return false;
  known.customer = after;
  batch.customers.set(after.id, after);
  return true;
}

function addPhones(batch: Batch, phones: readonly ReadPhone[], known: Working): boolean {
  const missing = phones.filter((phone) => !known.phones.some((each) => isSamePhone(each, phone)));
  const ids = newIds(batch.now, missing.length);
  for (const [place, phone] of missing.entries()) {
    const isFirst = known.phones.length === 0;
    const row = { ...phone, id: ids[place] ?? '', customerId: known.customer.id, isFirst };
    known.phones.push(row);
    batch.created.phones.push({ ...row, createdAt: batch.now });
  }
  return missing.length > 0;
}

const siteCells = [
  'district',
  'street',
  'alley',
  'plaque',
  'floor',
  'unit',
  'landmark',
  'postalCode',
] as const;
const siteFields = [...siteCells, 'provinceId', 'cityId'] as const;

function changeSite(batch: Batch, { row, regions }: ResolvedRow, known: Working): boolean {
  const before = known.site;
  const given = Object.fromEntries(
    siteCells.flatMap((cell) => {
      const text = row[cell];
      return text === null ? [] : [[cell, cell === 'postalCode' ? latinDigits(text) : cleanText(text)]];
    }),
  );
  const { provinceId } = regions;
  if (provinceId === null && Object.keys(given).length === 0) return false;
  const keptCityId = before?.provinceId === provinceId ? before.cityId : null;
  const after: StoredSite = {
    ...(before ?? emptySite(known.customer.id, batch.now)),
    ...given,
    ...(provinceId !== null && { provinceId, cityId: regions.cityId ?? keptCityId }),
  };
  if (before === undefined) batch.created.sites.push(after);
  else if (siteFields.every((field) => before[field] === after[field])) return false;
  else batch.sites.set(after.id, after);
  known.site = after;
  return true;
}

function emptySite(customerId: string, now: Date): StoredSite {
  return {
    id: newId(now.getTime()),
    customerId,
    title: '',
    provinceId: null,
    cityId: null,
    district: '',
    street: '',
    alley: '',
    plaque: '',
    floor: '',
    unit: '',
    landmark: '',
    postalCode: '',
    latitude: null,
    longitude: null,
  };
}

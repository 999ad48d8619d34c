import { siteById } from '../customers/customers.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { pageOf, readMark, writeMark } from '../lib/list.ts';
import { searchIds } from '../lib/search.ts';
import { readTimeline } from '../lib/timeline.ts';
import type { TimelineView } from '../lib/timeline-view.ts';
import type { DeviceRow, DeviceView } from './devices.contract.ts';
import { requireOffice } from './devices.scope.ts';
import * as sql from './devices.sql.ts';

// Devices on the screens of the head office.

interface ListAsk {
  readonly q?: string | undefined;
  readonly serial?: string | undefined;
  readonly modelId?: string | undefined;
  readonly brandId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}
interface Page {
  readonly items: DeviceRow[];
  readonly next: string | null;
}

/** How many hits of a search are looked through for the rows that also fit the filters. */
const HITS_MAX = 1000;

/** Devices, newest first. Row A3. */
export async function listDevices(ctx: Context, ask: ListAsk): Promise<Page> {
  requireOffice(ctx);
  const after = readMark(ask.after, 1)?.[0] ?? null;
  const filters = {
    serialKey: ask.serial === undefined ? null : codeKey(ask.serial),
    modelId: ask.modelId ?? null,
    brandId: ask.brandId ?? null,
    customerId: ask.customerId ?? null,
  };
  if (ask.q !== undefined && ask.q.trim() !== '')
    return await searchDevices(ctx, { ...ask, q: ask.q }, filters, after);
  const rows = await sql.selectPage.all(ctx, { ids: null, ...filters, after, limit: ask.limit + 1 });
  return pageOf(rows, ask.limit, (row) => [row.id]);
}

async function searchDevices(
  ctx: Context,
  ask: ListAsk & { readonly q: string },
  filters: Readonly<Record<string, string | null>>,
  after: string | null,
): Promise<Page> {
  const isFiltered = Object.values(filters).some((value) => value !== null);
  const limit = isFiltered ? HITS_MAX : ask.limit + 1;
  const mark = after === null ? undefined : await sql.selectCreatedAt.first(ctx, { id: after });
  const hits = await searchIds(ctx, {
    kind: 'device',
    q: ask.q,
    agencyId: null,
    personal: true,
    limit,
    ...(after !== null && mark !== undefined && { before: { at: mark.createdAt, id: after } }),
  });
  const ids = hits.map((hit) => hit.subjectId);
  const rows = await sql.selectPage.all(ctx, { ids, ...filters, after: null, limit: ask.limit + 1 });
  const page = pageOf(rows, ask.limit, (row) => [row.id]);
  const lastHit = ids.at(-1);
  // A page that the filters left short goes on after the last hit looked at.
  const goesOn = page.next === null && isFiltered && hits.length === limit && lastHit !== undefined;
  return goesOn ? { ...page, next: writeMark([lastHit]) } : page;
}

/** One device with owner and place. */
export async function readDevice(ctx: Context, id: string): Promise<DeviceView> {
  requireOffice(ctx);
  const detail = await sql.selectDetail.first(ctx, { id });
  if (detail === undefined) throw new Failure('missing', 'devices.missing');
  const { customerName, phones, ...facts } = detail;
  const site = detail.siteId === null ? undefined : await siteById(ctx, detail.siteId);
  return {
    ...facts,
    owner:
      detail.customerId === null
        ? null
        : { id: detail.customerId, name: customerName ?? '', phones: phones.map((number) => ({ number })) },
    site: site === undefined ? null : { id: site.id, line: site.line },
    moves: can(ctx, 'device.write') ? ['change'] : [],
  };
}

/** What happened to a device, newest first. */
export async function readDeviceTimeline(
  ctx: Context,
  ask: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<TimelineView> {
  requireOffice(ctx);
  if ((await sql.selectBrief.first(ctx, { id: ask.id })) === undefined)
    throw new Failure('missing', 'devices.missing');
  return await readTimeline(ctx, {
    subject: ask.id,
    personal: true,
    limit: ask.limit,
    ...(ask.after !== undefined && { after: ask.after }),
  });
}

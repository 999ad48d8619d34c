import { regionByPhone } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { parsePhone } from '../lib/phone.ts';
import { searchIds } from '../lib/search.ts';
import { readTimeline } from '../lib/timeline.ts';
import type { TimelineView } from '../lib/timeline-view.ts';
import type { CustomersByPhone } from './customers.contract.ts';
import { areaCodeFor, storedPhone } from './customers.input.ts';
import { customersByPhone } from './customers.read.ts';
import { requireOffice } from './customers.scope.ts';
import type { PageRow } from './customers.sql.ts';
import * as sql from './customers.sql.ts';

// Customers on the screens of the head office.

interface ListAsk {
  readonly q?: string | undefined;
  readonly kind?: 'person' | 'organisation' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** How many hits of a search are looked through for the rows of one kind. */
const HITS_MAX = 1000;

/** Customers, newest first. Rows A2, A8. */
export async function listCustomers(
  ctx: Context,
  ask: ListAsk,
): Promise<{ items: PageRow[]; next: string | null }> {
  requireOffice(ctx);
  const [afterAt, afterId] = readMark(ask.after, 2) ?? [];
  const mark =
    afterAt === undefined || afterId === undefined ? undefined : { at: new Date(afterAt), id: afterId };
  if (mark !== undefined && Number.isNaN(mark.at.getTime()))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const q = ask.q?.trim() ?? '';
  const hits =
    q === ''
      ? null
      : await searchIds(ctx, {
          kind: 'customer',
          q,
          agencyId: null,
          personal: true,
          limit: ask.kind === undefined ? ask.limit + 1 : HITS_MAX,
          ...(mark && { before: mark }),
        });
  const rows = await sql.selectPage.all(ctx, {
    ids: hits?.map((hit) => hit.subjectId) ?? null,
    kind: ask.kind ?? null,
    afterAt: mark?.at ?? null,
    afterId: mark?.id ?? null,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** Everybody with exactly this phone, and the region of a landline. Rows A2, A6. */
export async function findByPhone(ctx: Context, ask: { readonly number: string }): Promise<CustomersByPhone> {
  requireOffice(ctx);
  const phone = parsePhone(ask.number, { defaultAreaCode: await areaCodeFor(ctx) });
  if (!phone.ok) throw new Failure('invalid', phone.reason, {}, 'number');
  const region = await regionByPhone(ctx, phone.e164);
  return {
    ...storedPhone(phone),
    region: region && { province: region.province, city: region.city ?? null },
    items: await customersByPhone(ctx, phone.e164),
  };
}

/** What happened to a customer, newest first. */
export async function readCustomerTimeline(
  ctx: Context,
  ask: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<TimelineView> {
  requireOffice(ctx);
  if ((await sql.selectCustomers.first(ctx, { ids: [ask.id] })) === undefined) {
    throw new Failure('missing', 'customers.missing');
  }
  return await readTimeline(ctx, {
    subject: ask.id,
    personal: true,
    limit: ask.limit,
    ...(ask.after !== undefined && { after: ask.after }),
  });
}

import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import type { listReports, ListReports, ReportRow } from './service-reports.contract.ts';
import { reportSight } from './service-reports.scope.ts';
import * as sql from './service-reports.sql.ts';
import type { ReportRecord } from './service-reports.sql.ts';
import { reportTabs } from './words.contract.ts';

const COUNT_MAX = 1000;

/** The queue, the longest waiting first: all for the head office, its own for an agency, his for a technician. Row I7. */
export async function listOfReports(
  ctx: Context,
  ask: ListReports,
): Promise<z.input<typeof listReports.output>> {
  const [since, afterId] = readMark(ask.after, 2) ?? [];
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const pattern = fragmentPattern(ask.q);
  const kind = ask.kind ?? null;
  const key = codeKey(ask.q ?? '');
  const filters = {
    ...reportSight(ctx),
    agencyId: ask.agencyId ?? null,
    pattern,
    // A number or serial is found however it is cut up.
    keyPattern: key === '' ? pattern : `%${key}%`,
  };
  const isFirst = ask.after === undefined && pattern === null;
  const [rows, counts] = await Promise.all([
    sql.selectPage.all(ctx, {
      ...filters,
      tab: ask.tab ?? null,
      kind,
      since: since === undefined ? null : new Date(since),
      afterId: afterId ?? null,
      limit: ask.limit + 1,
    }),
    isFirst ? sql.countByTab.all(ctx, { ...filters, kind, tabs: reportTabs, countMax: COUNT_MAX + 1 }) : null,
  ]);
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.since.toISOString(), row.id]);
  return {
    items: items.map(rowView),
    next,
    counts: counts && Object.fromEntries(counts.map(({ tab, count }) => [tab, countView(count)])),
  };
}

function rowView({ agencyId, agencyCode, agencyTitle, ...row }: ReportRecord): z.input<typeof ReportRow> {
  return { ...row, agency: { id: agencyId, code: agencyCode, title: agencyTitle } };
}

function countView(count: number): { count: number; isMore: boolean } {
  return { count: Math.min(count, COUNT_MAX), isMore: count > COUNT_MAX };
}

import { fa } from '../../texts/fa.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import { writeSheetFile, XLSX_TYPE } from '../lib/excel.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { dayIn, formatJalaliDay, formatJalaliInstant } from '../lib/jalali.ts';
import { translator } from '../lib/texts.ts';
import { filtersOf, isSearched, pageOfRequests } from './request-list.ts';
import type { RequestAsk } from './request-list.ts';
import type { PageRow } from './request-list.sql.ts';
import { EXPORT_ROWS_MAX } from './requests.contract.ts';
import { requireOffice } from './requests.scope.ts';
import { selectTenant } from './requests.sql.ts';

// A sheet is read by whoever gets it, whatever the language of the screen it was asked for on: it is Persian.
const t = translator('fa', fa);

const PAGE_ROWS = 1000;
const headings = [
  ['requests.number', 12],
  ['requests.receivedAt', 18],
  ['requests.stage', 14],
  ['requests.kind', 14],
  ['requests.channel', 14],
  ['requests.priority', 10],
  ['requests.customer', 26],
  ['requests.caller', 26],
  ['requests.callerNumber', 18],
  ['requests.city', 16],
  ['requests.devices', 34],
  ['requests.agency', 26],
  ['requests.contacts', 10],
  ['requests.receivedBy', 22],
] as const;

/**
 * What the list shows, in its order, as a spreadsheet; it grows on the disk page by page, never in memory.
 * Who took what out is in the audit trail. Row A9.
 */
export async function exportOfRequests(ctx: Context, ask: RequestAsk): Promise<FileAnswer> {
  requireOffice(ctx);
  // All hits of a search cannot be sorted; a file with some of them left out would be taken for the whole.
  const asked = isSearched(ask) ? { ...ask, sort: undefined } : ask;
  const { zone } = await selectTenant.one(ctx);
  let rowCount = 0;
  async function* rows() {
    const filters = await filtersOf(ctx, asked);
    let after: string | undefined;
    do {
      const page = await pageOfRequests(ctx, filters, asked, { after, limit: PAGE_ROWS });
      rowCount += page.items.length;
      if (rowCount > EXPORT_ROWS_MAX)
        throw new Failure('tooLarge', 'requests.exportTooMany', { max: EXPORT_ROWS_MAX });
      for (const row of page.items) yield cellsOf(row, zone);
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  const body = await writeSheetFile({
    name: t('requests.list'),
    columns: headings.map(([key, width]) => ({ title: t(key), width })),
    rows: rows(),
  });
  await audit(ctx, {
    action: 'requests.export',
    kind: 'export',
    id: newId(ctx.now.getTime()),
    after: { filters: plainOf(ask), rowCount },
    personalAfter: {
      q: ask.q ?? null,
      customer: ask.customer ?? null,
      callerNumber: ask.callerNumber ?? null,
    },
  });
  const day = formatJalaliDay(dayIn(zone, ctx.now)).replaceAll('/', '-');
  return { name: `${t('requests.list')} ${day}.xlsx`, type: XLSX_TYPE, body };
}

function cellsOf(row: PageRow, zone: string): string[] {
  return [
    row.number,
    formatJalaliInstant(zone, row.receivedAt),
    t(`requests.stage.${row.stage}`),
    t(`requests.kind.${row.kind}`),
    t(`requests.channel.${row.channel}`),
    t(`requests.priority.${row.priority}`),
    row.customerName ?? '',
    row.callerName,
    row.callerNumber?.replace(/^\+98/, '0') ?? '',
    row.cityTitle ?? '',
    row.deviceTitles.join('، '),
    row.agencyTitles.join('، '),
    String(row.contactCount),
    row.receivedByTitle,
  ];
}

/** The filters that tell nothing of a person. */
function plainOf({ q: _, customer: __, callerNumber: ___, ...plain }: RequestAsk): Record<string, unknown> {
  return plain;
}

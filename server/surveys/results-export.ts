import { surveys as words } from '../../texts/fa/surveys.ts';
import type { Context } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import type { Cell } from '../lib/excel.ts';
import { writeSheet, XLSX_TYPE } from '../lib/excel.ts';
import { formatJalaliInstant } from '../lib/jalali.ts';
import { translator } from '../lib/texts.ts';
import { instantsOf } from './call-view.ts';
import { selectZone } from './survey-calls.sql.ts';
import * as sql from './survey-results.sql.ts';

const t = translator('fa', words);
const PAGE = 1000;
const ROWS_MAX = 100_000;

interface ExportAsk {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly agencyId?: string | undefined;
}

/** The answered calls of some days as a spreadsheet, the oldest first. */
export async function resultsSheet(ctx: Context, ask: ExportAsk): Promise<FileAnswer> {
  const filters = { ...(await instantsOf(ctx, ask)), agencyId: ask.agencyId ?? null };
  const { zone } = await selectZone.one(ctx);
  async function* rows(): AsyncGenerator<Cell[]> {
    let mark: { afterAt: Date | null; afterId: string | null } = { afterAt: null, afterId: null };
    for (let count = 0; count < ROWS_MAX; count += PAGE) {
      const page = await sql.selectExported.all(ctx, { ...filters, ...mark, limit: PAGE });
      for (const call of page) yield cellsOf(call, zone);
      const last = page.at(-1);
      if (page.length < PAGE || last === undefined) return;
      mark = { afterAt: last.endedAt, afterId: last.id };
    }
  }
  const body = await writeSheet({
    name: t('surveys.results'),
    columns: [
      { title: t('surveys.answeredAt') },
      { title: t('surveys.workOrder'), width: 16 },
      { title: t('surveys.workDoneAt') },
      { title: t('surveys.agencyCode') },
      { title: t('surveys.agency'), width: 28 },
      { title: t('surveys.technician'), width: 24 },
      { title: t('surveys.customer'), width: 24 },
      { title: t('surveys.satisfaction'), holds: 'amounts' },
      { title: t('surveys.tries'), holds: 'amounts' },
      { title: t('surveys.comment'), width: 50 },
      { title: t('surveys.interviewer'), width: 24 },
    ],
    rows: rows(),
  });
  return { name: `${t('surveys.results')}.xlsx`, type: XLSX_TYPE, body };
}

function cellsOf(call: sql.ExportedCall, zone: string): Cell[] {
  return [
    formatJalaliInstant(zone, call.endedAt),
    call.number,
    formatJalaliInstant(zone, call.workDoneAt),
    call.agencyCode,
    call.agencyTitle,
    call.technicianTitle ?? '',
    call.customerName,
    Math.round(call.satisfaction * 10) / 10,
    call.tryCount,
    call.comment,
    call.endedByTitle ?? '',
  ];
}

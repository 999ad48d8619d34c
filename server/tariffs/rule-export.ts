import { tariffs as words } from '../../texts/fa/tariffs.ts';
import type { Context } from '../lib/context.ts';
import type { ExportPage } from '../lib/import-kind.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import { readMark, writeMark } from '../lib/list.ts';
import type { RuleRow } from './tariffs.sql.ts';
import * as sql from './tariffs.sql.ts';

const PAGE_ROWS = 500;

/** The rules that are not set aside, as rows that would come in again. Row F10. */
export async function exportRules(ctx: Context, after: string | undefined): Promise<ExportPage> {
  const [afterOn = null, afterId = null] = readMark(after, 2) ?? [];
  const nothing = Object.fromEntries(sql.filterNames.map((name) => [name, null]));
  const rules = await sql.selectPage.all(ctx, {
    ...nothing,
    patterns: [],
    on: null,
    isRetired: false,
    afterOn,
    afterId,
    limit: PAGE_ROWS,
  });
  const last = rules.at(-1);
  return {
    rows: rules.map(cellsOf),
    next: rules.length === PAGE_ROWS && last ? writeMark([last.fromOn, last.id]) : undefined,
  };
}

function cellsOf(rule: RuleRow): Record<string, string> {
  const { kind, serviceKind, amount, basisPoints, fromOn, toOn, title } = rule;
  return {
    kind: words[`tariffs.kind.${kind}`],
    serviceKind: serviceKind === null ? '' : words[`tariffs.serviceKind.${serviceKind}`],
    agency: rule.agencyCode ?? '',
    grade: rule.gradeCode ?? '',
    model: rule.modelCode ?? '',
    type: rule.typeCode ?? '',
    productLine: rule.productLineCode ?? '',
    repairAction: rule.repairActionCode ?? '',
    fault: rule.faultCode ?? '',
    regionClass: rule.regionClassCode ?? '',
    amount: amount === null ? '' : String(amount),
    coefficient: basisPoints === null ? '' : String(basisPoints / 10_000),
    fromOn: formatJalaliDay(fromOn),
    toOn: toOn === null ? '' : formatJalaliDay(toOn),
    title,
  };
}

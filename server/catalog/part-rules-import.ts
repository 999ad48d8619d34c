import { z } from 'zod';

import { catalog as words } from '../../texts/fa/catalog.ts';
import { auditAll } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { lineField, NOTE_MAX } from '../lib/fields.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { ImportColumn } from '../lib/import-kind.ts';
import type { ReturnRule } from './catalog.contract.ts';
import { FITS_MAX, returnRules } from './catalog.contract.ts';
import { modelsByCodes } from './catalog.ts';
import { textColumn, yesNoCell } from './import-columns.ts';
import { writeFits } from './part-fits.ts';
import * as sql from './parts.sql.ts';

// Of the parts' file: what becomes of the defective part, how long it is covered by itself, which models it
// fits. An empty cell leaves what is known as it is.

const EVERY_MODEL = 'همه';

const ruleOf = new Map(
  returnRules.flatMap((rule) => [
    [foldTight(rule), rule],
    [foldTight(words[`catalog.returnRule.${rule}`]), rule],
  ]),
);

export const partRuleCells = {
  returnRule: lineField().transform((text, check): ReturnRule | undefined => {
    const rule = ruleOf.get(foldTight(text));
    if (text !== '' && rule === undefined)
      check.addIssue({ code: 'custom', message: 'catalog.unknownReturnRule' });
    return rule;
  }),
  coverMonths: z.preprocess(
    (text) => (text === '' || text === undefined ? undefined : Number(text)),
    z.int({ error: 'lib.notAWholeNumber' }).min(0, 'lib.negative').max(240, 'lib.tooBig').optional(),
  ),
  isSerialTracked: yesNoCell(),
  /** Codes of models; none: every model. */
  fits: lineField(NOTE_MAX).transform((text, check): string[] | undefined => {
    if (text === '') return undefined;
    if (foldTight(text) === foldTight(EVERY_MODEL)) return [];
    const codes = text
      .split(/[,،;؛\n]/)
      .map((code) => code.trim())
      .filter(Boolean);
    if (codes.length > FITS_MAX) check.addIssue({ code: 'custom', message: 'lib.tooManyItems' });
    return codes;
  }),
};

export const partRuleColumns: readonly ImportColumn[] = [
  textColumn(
    'returnRule',
    ['قطعه معیوب', 'قاعده بازگشت', 'وضعیت داغی', 'Return rule'],
    words['catalog.returnRule.must_return'],
  ),
  {
    field: 'coverMonths',
    titles: ['ماه گارانتی قطعه', 'گارانتی قطعه', 'Cover months'],
    example: '6',
    isRequired: false,
    reads: 'number',
  },
  textColumn('isSerialTracked', ['سریال‌دار', 'سریال دارد', 'Serial tracked'], 'خیر'),
  textColumn('fits', ['مدل‌های سازگار', 'مدل‌ها', 'کد مدل‌ها', 'Fits models'], ''),
];

/** The cells of what a part has beside its prices, as they would come in again. */
export function cellsOfRules(
  part: { readonly returnRule: ReturnRule; readonly coverMonths: number; readonly isSerialTracked: boolean },
  modelCodes: readonly string[] | undefined,
): Record<string, string> {
  return {
    returnRule: words[`catalog.returnRule.${part.returnRule}`],
    coverMonths: String(part.coverMonths),
    isSerialTracked: part.isSerialTracked ? 'بله' : 'خیر',
    fits: modelCodes?.join('، ') ?? EVERY_MODEL,
  };
}

/** The codes of the models that each of these parts fits; a part that fits every model is left out. */
export async function modelCodesOf(
  ctx: Pick<Context, 'tx'>,
  partIds: readonly string[],
): Promise<Map<string, string[]>> {
  const codes = new Map<string, string[]>();
  for (const { partId, modelCode } of await sql.fitsOfParts.all(ctx, { partIds })) {
    codes.set(partId, [...(codes.get(partId) ?? []), modelCode]);
  }
  return codes;
}

/** Writes which models parts fit where that is new, and says of which rows; of one part the last row holds. */
export async function putFits(
  ctx: Context,
  wanted: readonly { readonly at: number; readonly partId: string; readonly codes: readonly string[] }[],
): Promise<Set<number>> {
  if (wanted.length === 0) return new Set();
  const models = await modelsByCodes(
    ctx,
    wanted.flatMap(({ codes }) => codes),
  );
  const before = new Map<string, string[]>();
  for (const { partId, modelId } of await sql.fitsOfParts.all(ctx, {
    partIds: wanted.map(({ partId }) => partId),
  })) {
    before.set(partId, [...(before.get(partId) ?? []), modelId]);
  }
  const last = new Map(wanted.map((row) => [row.partId, row]));
  const changed = [...last.values()]
    .map(({ at, partId, codes }) => ({
      at,
      partId,
      modelIds: [...new Set(codes.flatMap((code) => models.get(codeKey(code))?.id ?? []))],
    }))
    .filter(({ partId, modelIds }) => !isSameSet(before.get(partId) ?? [], modelIds));
  if (changed.length === 0) return new Set();
  await writeFits(ctx, changed);
  await auditAll(
    ctx,
    changed.map(({ partId, modelIds }) => ({
      action: 'part.setFits',
      kind: 'part',
      id: partId,
      before: { modelIds: before.get(partId) ?? [] },
      after: { modelIds },
    })),
  );
  return new Set(changed.map(({ at }) => at));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length;
}

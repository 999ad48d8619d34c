import { person } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { CoverageLineView } from '../warranty/warranty.contract.ts';
import { differencesOf } from './differences.ts';
import type { GoodwillView } from './goodwill.contract.ts';
import { goodwillOf } from './goodwill.ts';
import { coverageOfLines, feesOfLines, partiesOf, wordsOfLines } from './report-facts.ts';
import type { LineFee, LineWords, Parties } from './report-facts.ts';
import * as parts from './report-parts.sql.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { DifferenceView } from './service-reports.contract.ts';
import type { StoredReport } from './service-reports.sql.ts';

// How a report stands on the day somebody looks at it, and what of it is not as it was handed in.

/** How the lines stand today: asked anew while something can still be decided about them. */
export interface Today {
  /** The work day; today while the work is not done. */
  readonly day: string;
  readonly parties: Parties;
  readonly words: LineWords;
  readonly lines: readonly StoredLine[];
  readonly coverage: ReadonlyMap<string, CoverageLineView>;
  readonly fees: ReadonlyMap<string, LineFee>;
  readonly technician: { readonly id: string; readonly title: string; readonly isGone: boolean } | null;
  /** What no warranty covers is paid all the same. */
  readonly goodwill: GoodwillView | null;
}

/** `day`: the work day, or today while the work is not done. */
export async function standToday(ctx: Context, report: StoredReport, day: string): Promise<Today> {
  const [lines, parties, technician, goodwill] = await Promise.all([
    parts.selectLines.all(ctx, { reportId: report.id }),
    partiesOf(ctx, report),
    technicianOf(ctx, report),
    goodwillOf(ctx, report.workOrderId),
  ]);
  const words = await wordsOfLines(ctx, lines);
  const { kind, deviceId } = report;
  const isOver = report.tab === 'decided';
  const [coverage, fees] = isOver
    ? [new Map<string, CoverageLineView>(), new Map<string, LineFee>()]
    : await Promise.all([
        coverageOfLines(ctx, { kind, deviceId, day, lines, words }),
        feesOfLines(ctx, { kind, day, parties, lines }),
      ]);
  return { day, parties, words, lines, coverage, fees, technician, goodwill };
}

/** Whether the company pays for a line out of goodwill: what was decided stays so, else today's coverage says it. */
export function isGoodwill(today: Pick<Today, 'goodwill' | 'coverage'>, line: StoredLine): boolean {
  if (line.decision !== null) return line.isGoodwill;
  return today.goodwill !== null && today.coverage.get(line.id)?.decision === 'not_covered';
}

async function technicianOf(ctx: Context, report: StoredReport): Promise<Today['technician']> {
  if (report.technicianId === null) return null;
  const found = await person(ctx, report.technicianId);
  if (found === undefined) return null;
  const isGone = found.isEnded || found.agencyId !== report.agencyId;
  return { id: report.technicianId, title: found.title, isGone };
}

/** What differs since submission; nothing unless a first decision is waited for. */
export function differencesIn(report: StoredReport, today: Today): DifferenceView[] {
  if (report.state !== 'submitted') return [];
  return differencesOf({
    device: today.parties.device,
    submittedSerial: report.submittedSerial,
    submittedModelId: report.submittedModelId,
    technician: today.technician,
    lines: today.lines.map((line) => {
      const part = today.words.parts.get(line.partId ?? '');
      return {
        id: line.id,
        submittedFeeAmount: line.feeAmount,
        nowFeeAmount: today.fees.get(line.id)?.amount ?? null,
        submittedCoverage: keptCoverage(line.coverage),
        nowCoverage: today.coverage.get(line.id) ?? null,
        retiredPart: part?.isRetired === true ? part.title : null,
      };
    }),
  });
}

/** The answer of the coverage check that a line keeps, read back. */
export function keptCoverage(stored: unknown): CoverageLineView | null {
  return CoverageLineView.safeParse(stored).data ?? null;
}

export function sumOf(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}

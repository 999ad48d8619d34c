import { reasonOf } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import { asDecided, decideLine } from './line-decisions.ts';
import type { DecidedLine, Reason } from './line-decisions.ts';
import type { StoredLine } from './report-parts.sql.ts';
import { differencesIn } from './stand-today.ts';
import type { Today } from './stand-today.ts';
import type { DecisionForm, LineDecisionForm } from './service-reports.contract.ts';
import type { StoredReport } from './service-reports.sql.ts';

type LinesForm = Extract<DecisionForm, { outcome: 'lines' }>;

/** Whoever decides has seen what differs since submission: each difference is named with a reason. Row I8. */
export function requireAcknowledged(report: StoredReport, today: Today, { acknowledged }: LinesForm): void {
  const named = new Set(acknowledged.map((each) => each.id));
  const unseen = differencesIn(report, today).filter((difference) => !named.has(difference.id));
  if (unseen.length === 0) return;
  const fields = unseen.map(({ kind }) => ({
    path: 'decision.acknowledged',
    code: `serviceReports.difference.${kind}`,
  }));
  throw new Failure('conflict', 'serviceReports.differencesUnseen', {}, fields);
}

/**
 * Every line of the report as it stands after this decision. A first decision speaks of each line; a later one of all that
 * the agency appeals, and of held ones as it likes.
 */
export async function judgeLines(
  ctx: Context,
  report: StoredReport,
  today: Today,
  decision: Exclude<DecisionForm, { outcome: 'send_back' }>,
): Promise<DecidedLine[]> {
  const open = openLines(report, today.lines);
  const forms = decision.outcome === 'lines' ? decision.lines : rejectAll(open, decision);
  requireEach(report, open, forms);
  const wrong: FieldFailure[] = [];
  const judged = new Map<string, DecidedLine>();
  for (const [at, form] of forms.entries()) {
    const line = open.find((each) => each.id === form.lineId);
    if (line === undefined) continue;
    const path = decision.outcome === 'lines' ? `decision.lines.${at}` : 'decision';
    const reason = await reasonFor(ctx, form, path, wrong);
    const fee = today.fees.get(line.id) ?? { amount: null, unitAmount: null, explanation: null };
    const result = decideLine(line, form, { fee, reason, path });
    if ('wrong' in result) wrong.push(result.wrong);
    else judged.set(line.id, result.line);
  }
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
  return today.lines.map((line) => judged.get(line.id) ?? asDecided(line));
}

/** The lines that may be decided now. */
function openLines(report: StoredReport, lines: readonly StoredLine[]): StoredLine[] {
  if (report.state === 'submitted') return [...lines];
  const isAppealed = report.tab === 'appealed';
  return lines.filter(
    (line) => line.decision === 'held' || (isAppealed && report.appealLineIds.includes(line.id)),
  );
}

function rejectAll(
  open: readonly StoredLine[],
  { reasonCode, note }: { reasonCode: string; note: string },
): LineDecisionForm[] {
  return open.map((line) => ({ lineId: line.id, decision: 'reject', reasonCode, note }));
}

function requireEach(
  report: StoredReport,
  open: readonly StoredLine[],
  forms: readonly LineDecisionForm[],
): void {
  const seen = new Set<string>();
  const wrong = forms.flatMap((form, at) => {
    const path = `decision.lines.${at}.lineId`;
    const isOpen = open.some((line) => line.id === form.lineId);
    const isTwice = seen.has(form.lineId);
    seen.add(form.lineId);
    return isOpen && !isTwice ? [] : [{ path, code: 'serviceReports.lineNotOpen' }];
  });
  const isNeeded = (line: StoredLine) => report.state === 'submitted' || line.decision !== 'held';
  const missing = open.filter((line) => isNeeded(line) && !seen.has(line.id));
  if (missing.length > 0) wrong.push({ path: 'decision.lines', code: 'serviceReports.lineUndecided' });
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
}

/** A fee or quantity is changed for one kind of reason, a line rejected for another. */
async function reasonFor(
  ctx: Context,
  form: LineDecisionForm,
  path: string,
  wrong: FieldFailure[],
): Promise<Reason | null> {
  if (form.decision === 'approve') return null;
  try {
    return await reasonOf(ctx, form.decision === 'correct' ? 'change_fee' : 'reject_line', form.reasonCode);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    wrong.push({ path: `${path}.reasonCode`, code: error.code });
    return null;
  }
}

// The state of a decision being made: the draft, the line in hand, the form that is open, and the command.
import { useState } from 'react';
import { decideReport } from '../../../server/service-reports/service-reports.contract.ts';
import { sayDone } from '../../kit/notify.ts';
import { useGo } from '../../lib/address.ts';
import { queryClient, refreshSlices, useCommand } from '../../lib/ask.ts';
import { useDraft } from '../../lib/draft.ts';
import { t } from '../../lib/texts.ts';
import type { DecisionDraft, LineDraft } from './decision-draft.ts';
import { approveRest, choose, decisionOf, edit, emptyDraft, missingOf } from './decision-draft.ts';
import { useDeskKeys } from './desk-keys.ts';
import { useNextReport } from './next-report.ts';
import type { Report } from './report-words.ts';
import { linesToDecide } from './report-words.ts';

export type Desk = ReturnType<typeof useDesk>;

export function useDesk(report: Report) {
  const go = useGo();
  const { draft, put, drop } = useKeptDraft(report);
  const [whole, setWhole] = useState<'send_back' | 'reject'>();
  const [photoId, showPhoto] = useState<string>();
  const next = useNextReport(report.id);
  const lines = linesToDecide(report);
  const mayDecide = report.moves.includes('decide');
  const inHand = useLineInHand(lines);
  const { leave, isChangedMeanwhile } = useLeaving(report, () => {
    drop();
    go(next.to);
  });
  const { decide, command, missing } = useDeciding(report, draft, { take: inHand.take, leave });
  const chooseFor = (id: string, decision: LineDraft['decision']) => {
    put(choose(draft, id, decision));
    inHand.take(id);
    if (decision === 'approve') inHand.step(1, id);
  };
  const { current } = inHand;
  useDeskKeys({
    isLooking: photoId !== undefined,
    isOn: mayDecide && whole === undefined,
    step: inHand.step,
    choose: (decision) => current !== undefined && chooseFor(current.id, decision),
    approveRest: () => put(approveRest(draft, lines)),
    sendBack: () => setWhole('send_back'),
    decide,
    next: () => go(next.to),
  });
  return {
    report,
    lines,
    draft,
    mayDecide,
    currentId: mayDecide ? current?.id : undefined,
    take: inHand.take,
    chooseFor,
    editLine: (id: string, change: Partial<Omit<LineDraft, 'decision'>>) => put(edit(draft, id, change)),
    acknowledge: (id: string, reason: string) =>
      put({ ...draft, acknowledged: { ...draft.acknowledged, [id]: reason } }),
    note: (note: string) => put({ ...draft, note }),
    approveRest: () => put(approveRest(draft, lines)),
    decide,
    leave,
    command,
    missing,
    whole,
    openWhole: setWhole,
    next,
    step: inHand.step,
    photoId,
    showPhoto,
    isChangedMeanwhile,
  };
}

/** What was chosen so far, kept in the browser until it is decided. */
function useKeptDraft({ id, version }: Report) {
  const kept = useDraft<DecisionDraft>(`reports.decide.${id}.${version}`);
  const [draft, setDraft] = useState<DecisionDraft>({ ...emptyDraft, ...kept.found });
  const put = (changed: DecisionDraft) => {
    setDraft(changed);
    kept.keep(changed);
  };
  return { draft, put, drop: kept.drop };
}

/** The line that keys act on. */
function useLineInHand(lines: readonly Report['lines'][number][]) {
  const [place, setPlace] = useState(0);
  const within = (at: number) => Math.max(0, Math.min(at, lines.length - 1));
  const placeOf = (id: string) => lines.findIndex((line) => line.id === id);
  return {
    current: lines[within(place)],
    take: (id: string) => setPlace(within(placeOf(id))),
    /** From the line of `id`, or from the one in hand. */
    step: (by: 1 | -1, id?: string) => setPlace(within((id === undefined ? place : placeOf(id)) + by)),
  };
}

/** After the own decision the next report comes; another's is told of. */
function useLeaving(report: Report, goOn: () => void) {
  const [isOwn, setOwn] = useState(false);
  const [openedVersion] = useState(report.version);
  const leave = ({ state, number }: Pick<Report, 'state' | 'number'>) => {
    setOwn(true);
    sayDone(t(`approval.done.${state}`, { number }));
    goOn();
  };
  return { leave, isChangedMeanwhile: report.version !== openedVersion && !isOwn };
}

type AfterDeciding = {
  take: (id: string) => void;
  leave: (decided: Pick<Report, 'state' | 'number'>) => void;
};

/** Sends the decision, or leads to the first thing that it lacks. */
function useDeciding(report: Report, draft: DecisionDraft, { take, leave }: AfterDeciding) {
  const [isToldMissing, tellMissing] = useState(false);
  const lines = linesToDecide(report);
  const missing = missingOf(draft, lines, report.differences);
  const command = useCommand(decideReport, {
    also: ['requests', 'warehouse', 'ledger', 'devices', 'warranty'],
    onDone: leave,
    // Another was quicker: what he decided is shown, also when its hint was lost.
    onRefused: ({ status }) => status === 409 && refreshSlices(queryClient, ['serviceReports']),
  });
  const decide = () => {
    if (!report.moves.includes('decide') || command.busy) return;
    tellMissing(true);
    if (missing !== undefined) {
      if (lines.some(({ id }) => id === missing.id)) take(missing.id);
      return;
    }
    command.run({
      id: report.id,
      version: report.version,
      decision: decisionOf(draft, lines, report.differences),
    });
  };
  return { decide, command, missing: isToldMissing ? missing : undefined };
}

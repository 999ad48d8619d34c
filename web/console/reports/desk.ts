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
  const kept = useDraft<DecisionDraft>(`reports.decide.${report.id}.${report.version}`);
  const [draft, setDraft] = useState<DecisionDraft>({ ...emptyDraft, ...kept.found });
  const [place, setPlace] = useState(0);
  const [isToldMissing, tellMissing] = useState(false);
  const [whole, setWhole] = useState<'send_back' | 'reject'>();
  const [photoId, showPhoto] = useState<string>();
  const [isOwn, setOwn] = useState(false);
  const [openedVersion] = useState(report.version);
  const next = useNextReport(report.id);
  const lines = linesToDecide(report);
  const mayDecide = report.moves.includes('decide');
  const current = lines[Math.min(place, lines.length - 1)];
  const missing = missingOf(draft, lines, report.differences);

  const put = (changed: DecisionDraft) => {
    setDraft(changed);
    kept.keep(changed);
  };
  const leave = ({ state, number }: Pick<Report, 'state' | 'number'>) => {
    kept.drop();
    setOwn(true);
    sayDone(t(`approval.done.${state}`, { number }));
    go(next.to);
  };
  const command = useCommand(decideReport, {
    also: ['requests', 'warehouse', 'ledger', 'devices', 'warranty'],
    onDone: leave,
    // Another was quicker: what he decided is shown, also when its hint was lost.
    onRefused: ({ status }) => status === 409 && refreshSlices(queryClient, ['serviceReports']),
  });
  const chooseFor = (id: string, decision: LineDraft['decision']) => {
    put(choose(draft, id, decision));
    const at = lines.findIndex((line) => line.id === id);
    setPlace(decision === 'approve' ? Math.min(at + 1, lines.length - 1) : at);
  };
  const decide = () => {
    if (!mayDecide || command.busy) return;
    tellMissing(true);
    const at = lines.findIndex(({ id }) => id === missing?.id);
    if (at >= 0) setPlace(at);
    if (missing === undefined)
      command.run({
        id: report.id,
        version: report.version,
        decision: decisionOf(draft, lines, report.differences),
      });
  };
  const step = (by: 1 | -1) => setPlace(Math.max(0, Math.min(place + by, lines.length - 1)));
  useDeskKeys({
    isLooking: photoId !== undefined,
    isOn: mayDecide && whole === undefined,
    step,
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
    take: (id: string) =>
      setPlace(
        Math.max(
          0,
          lines.findIndex((line) => line.id === id),
        ),
      ),
    chooseFor,
    editLine: (id: string, change: Partial<Omit<LineDraft, 'decision'>>) => put(edit(draft, id, change)),
    acknowledge: (id: string, reason: string) =>
      put({ ...draft, acknowledged: { ...draft.acknowledged, [id]: reason } }),
    note: (note: string) => put({ ...draft, note }),
    approveRest: () => put(approveRest(draft, lines)),
    decide,
    leave,
    command,
    missing: isToldMissing ? missing : undefined,
    whole,
    openWhole: setWhole,
    next,
    step,
    photoId,
    showPhoto,
    isChangedMeanwhile: report.version !== openedVersion && !isOwn,
  };
}

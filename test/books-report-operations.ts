import type { z } from 'zod';

import type { SeededRandom } from '../server/lib/seeded-random.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import type { ReportLineView, ReportView } from '../server/service-reports/service-reports.contract.ts';
import { accountOf, anyOf, attempt, partAt } from './books-attempt.ts';
import type { Operation } from './books-attempt.ts';
import type { BooksScene, Written } from './books-scene.ts';
import type { HttpClient } from './http-client.ts';

// The part of the random work that concerns reports: written, handed in, withdrawn, decided, appealed, answered.

type LineForm = z.input<typeof reports.ReportLineForm>;
type Decision = z.input<typeof reports.DecisionForm>;

export function reportOperations(scene: BooksScene): Record<string, Operation> {
  const { approver, approver2, answerers } = scene;
  type Two = readonly [HttpClient, HttpClient];
  const one = (random: SeededRandom, isSuited: (seen: ReportView) => boolean) =>
    anyOf(
      random,
      scene.reports.filter(({ seen }) => isSuited(seen)),
    );
  const common = (written: Written) => ({
    touches: [
      written.seen.id,
      ...new Set(written.seen.lines.flatMap(({ part }) => (part ? [partAt(written.agency, part.id)] : []))),
    ],
    learn: (answer: ReportView) => keep(written, answer),
    lookAgain: async () => keep(written, await approver.call(reports.readReport, { id: written.seen.id })),
  });
  const write = (written: Written, random: SeededRandom) =>
    attempt({
      ...common(written),
      name: 'write',
      by: written.agency.technician,
      contract: reports.saveReport,
      input: {
        ...markOf(written),
        serialRead: written.seen.device.serial ?? '',
        lines: linesOf(scene, written.seen, random),
        evidence: [{ kind: 'serial_plate', fileId: written.photoId }],
      },
    });
  const decideAs = (
    written: Written,
    name: string,
    decision: Decision,
    [by, orBy]: Two = [approver, approver2],
  ) => {
    const { touches, ...rest } = common(written);
    return attempt({
      ...rest,
      name,
      by,
      orBy,
      contract: reports.decideReport,
      input: { ...markOf(written), decision },
      touches: [...touches, accountOf(written.agency)],
    });
  };
  const handIn: Operation = async (random) => {
    const written = one(random, ({ state }) => state === 'draft' || state === 'sent_back');
    if (written === undefined) return undefined;
    if (written.seen.lines.length === 0 || random.chance(0.2)) return write(written, random);
    const { manager: orBy, technician: by } = written.agency;
    const contract = reports.submitReport;
    return attempt({ ...common(written), name: 'submit', by, orBy, contract, input: markOf(written) });
  };
  return {
    handIn,
    async withdraw(random) {
      const written = one(random, ({ state }) => state === 'submitted');
      if (written === undefined) return undefined;
      const by = written.agency.technician;
      const contract = reports.withdrawReport;
      return attempt({ ...common(written), name: 'withdraw', by, contract, input: markOf(written) });
    },
    async decide(random) {
      const written = one(random, ({ state }) => state === 'submitted');
      if (written === undefined) return await handIn(random);
      return decideAs(written, 'decide', decisionOn(written.seen, written.seen.lines, random));
    },
    async sendBack(random) {
      const written = one(random, ({ state }) => state === 'submitted');
      if (written === undefined) return undefined;
      const decision = { outcome: 'send_back', aim: 'papers', reasonCode: 'photo' } as const;
      return decideAs(written, 'sendBack', decision);
    },
    async appeal(random) {
      const written = one(random, (seen) => seen.decidedAt !== null && appealable(seen).length > 0);
      if (written === undefined) return undefined;
      const lineIds = appealable(written.seen).map(({ id }) => id);
      return attempt({
        ...common(written),
        name: 'appeal',
        by: written.agency.manager,
        contract: reports.appealReport,
        input: { ...markOf(written), lineIds, reasonCode: 'other', note: 'دوباره ببینید' },
      });
    },
    async answer(random) {
      const written = one(random, ({ tab }) => tab === 'appealed' || tab === 'held');
      if (written === undefined) return undefined;
      const { seen } = written;
      const open = seen.lines.filter(
        ({ id, decision }) =>
          decision?.decision === 'held' || (seen.tab === 'appealed' && seen.appeal?.lineIds.includes(id)),
      );
      return decideAs(written, 'answer', decisionOn(seen, open, random), answerers);
    },
  };
}

/** Answers arrive in another order than they were made: the newest counts. */
function keep(written: Written, answer: ReportView): void {
  if (answer.version >= written.seen.version) written.seen = answer;
}

const markOf = ({ seen: { id, version } }: Written) => ({ id, version });

function appealable({ appeal, lines }: ReportView): ReportLineView[] {
  if (appeal !== null) return [];
  return lines.filter(
    ({ decision }) => decision?.decision === 'rejected' || decision?.decision === 'corrected',
  );
}

/**
 * Labour, and parts of both kinds in any order: what one report holds first, another holds last. A line often keeps the id
 * of the one that stood in its place, whatever that was.
 */
function linesOf(
  { replace, dead, parts }: BooksScene,
  { kind, lines }: ReportView,
  random: SeededRandom,
): LineForm[] {
  if (kind === 'installation') return [{ kind: 'labour', repairActionId: null }];
  const ordered = random.chance(0.5) ? parts : parts.toReversed();
  const added = ordered
    .filter(() => random.chance(0.8))
    .map((partId): LineForm => {
      const source = random.chance(0.85) ? 'consigned' : 'own';
      return { kind: 'part_added', partId, source, quantity: random.whole(1, 2) };
    });
  const removed = ordered
    .filter(() => random.chance(0.6))
    .map((partId): LineForm => ({ kind: 'part_removed', partId, quantity: random.whole(1, 2) }));
  const labour: LineForm = { kind: 'labour', repairActionId: replace.id, faultId: dead.id };
  return [labour, ...added, ...removed].map((line, at) => {
    return random.chance(0.6) ? { ...line, id: lines[at]?.id ?? null } : line;
  });
}

function decisionOn(seen: ReportView, open: readonly ReportLineView[], random: SeededRandom): Decision {
  if (random.chance(0.1)) return { outcome: 'reject', reasonCode: 'no-evidence' };
  const isWhole = random.chance(0.4);
  return {
    outcome: 'lines',
    lines: open.map((line) => {
      if (isWhole || random.chance(0.4)) return { lineId: line.id, decision: 'approve' };
      const isRaised = line.kind === 'labour' && random.chance(0.5);
      return isRaised
        ? { lineId: line.id, decision: 'correct', feeAmount: 2_000_000, reasonCode: 'more-work' }
        : { lineId: line.id, decision: 'reject', reasonCode: 'not-needed' };
    }),
    acknowledged: seen.differences.map(({ id }) => ({ id, reason: 'دیده شد' })),
  };
}

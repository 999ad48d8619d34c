import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decideLine, stateOf } from './line-decisions.ts';
import type { LineFee } from './report-facts.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { LineDecisionForm } from './service-reports.contract.ts';
import { lineDecisions } from './words.contract.ts';

const labour: StoredLine = {
  id: 'l1',
  place: 0,
  kind: 'labour',
  repairActionId: 'a',
  faultId: 'f',
  partId: null,
  source: null,
  quantity: 1,
  serial: null,
  coverage: null,
  feeAmount: 100,
  unitAmount: null,
  explanation: null,
  decision: null,
  decidedQuantity: null,
  decidedFeeAmount: null,
  tariffFeeAmount: null,
  reasonCode: null,
  reasonTitle: null,
  decisionNote: '',
  isGoodwill: false,
};
const own: StoredLine = { ...labour, kind: 'part_added', partId: 'p', source: 'own', quantity: 3 };
const consigned: StoredLine = { ...own, source: 'consigned' };
const removed: StoredLine = { ...own, kind: 'part_removed', source: null };
const travel: StoredLine = { ...labour, kind: 'travel', quantity: 40 };
const tariff: LineFee = { amount: 100, unitAmount: null, explanation: null };
const list: LineFee = { amount: 60, unitAmount: 20, explanation: null };
const free: LineFee = { amount: 0, unitAmount: null, explanation: null };
const unknown: LineFee = { amount: null, unitAmount: null, explanation: null };
const reason = { code: 'r', title: 'دلیل' };
const approve: LineDecisionForm = { lineId: 'l1', decision: 'approve' };
const reject: LineDecisionForm = { lineId: 'l1', decision: 'reject', reasonCode: 'r', note: 'ن' };
const correct = (change: { quantity?: number; feeAmount?: number }): LineDecisionForm => ({
  lineId: 'l1',
  decision: 'correct',
  reasonCode: 'r',
  note: 'ن',
  ...change,
});
/** As `approved 1 100/100`: decision, quantity, fee and what the tariff says; or the code at its field. */
function said(line: StoredLine, form: LineDecisionForm, fee: LineFee): string {
  const judged = decideLine(line, form, { fee, reason, path: 'x' });
  if ('wrong' in judged) return `${judged.wrong.path} ${judged.wrong.code.replace('serviceReports.', '')}`;
  const { decision, quantity, feeAmount, tariffFeeAmount } = judged.line;
  return `${decision} ${quantity} ${feeAmount}/${tariffFeeAmount}`;
}
const as = (line: StoredLine, decision: StoredLine['decision'], fee: number, quantity = line.quantity) => ({
  ...line,
  decision,
  decidedFeeAmount: fee,
  decidedQuantity: quantity,
  tariffFeeAmount: 100,
});

test('I8: each decision on each kind of line', () => {
  const rows: [StoredLine, LineDecisionForm, LineFee, string][] = [
    [labour, approve, tariff, 'approved 1 100/100'],
    [labour, reject, tariff, 'rejected 1 0/100'],
    [labour, correct({ feeAmount: 70 }), tariff, 'corrected 1 70/100'],
    [labour, correct({ feeAmount: 0 }), tariff, 'corrected 1 0/100'],
    [labour, correct({}), tariff, 'x.feeAmount nothingCorrected'],
    [labour, correct({ quantity: 2 }), tariff, 'x.quantity quantityFixed'],
    [labour, approve, unknown, 'x.feeAmount feeUnknown'],
    [labour, reject, unknown, 'rejected 1 0/null'],
    [labour, correct({ feeAmount: 70 }), unknown, 'corrected 1 70/null'],
    [own, approve, list, 'approved 3 60/60'],
    [own, correct({ quantity: 2 }), list, 'corrected 2 40/40'],
    [own, correct({ quantity: 2, feeAmount: 30 }), list, 'corrected 2 30/40'],
    [consigned, approve, free, 'approved 3 0/0'],
    [consigned, correct({ quantity: 1 }), free, 'corrected 1 0/0'],
    [removed, approve, free, 'approved 3 0/0'],
    [removed, correct({ quantity: 1 }), free, 'corrected 1 0/0'],
    [removed, correct({ feeAmount: 5 }), free, 'x.feeAmount removedEarnsNothing'],
    [travel, correct({ quantity: 30, feeAmount: 500 }), free, 'corrected 30 500/0'],
  ];
  assert.deepEqual(
    rows.map(([line, form, fee]) => said(line, form, fee)),
    rows.map(([, , , expected]) => expected),
  );
});

test('I8: a later decision only gives more, and a part that left the stock keeps its quantity', () => {
  const rows: [StoredLine, LineDecisionForm, LineFee, string][] = [
    [as(labour, 'rejected', 0), approve, tariff, 'approved 1 100/100'],
    [as(labour, 'rejected', 0), reject, tariff, 'rejected 1 0/100'],
    [as(labour, 'corrected', 70), approve, tariff, 'approved 1 100/100'],
    [as(labour, 'corrected', 70), correct({ feeAmount: 60 }), tariff, 'x.feeAmount lowersFee'],
    [as(labour, 'corrected', 70), reject, tariff, 'corrected 1 70/100'],
    [as(consigned, 'corrected', 0, 1), approve, free, 'approved 1 0/0'],
    [as(consigned, 'corrected', 0, 1), correct({ quantity: 3 }), free, 'x.quantity quantityFixed'],
    [as(removed, 'corrected', 0, 1), correct({ quantity: 3 }), free, 'x.quantity quantityFixed'],
    [as(consigned, 'held', 0), approve, free, 'approved 3 0/0'],
    [as(consigned, 'held', 0), reject, free, 'rejected 3 0/0'],
    [as(own, 'corrected', 40, 2), approve, list, 'approved 3 60/60'],
  ];
  assert.deepEqual(
    rows.map(([line, form, fee]) => said(line, form, fee)),
    rows.map(([, , , expected]) => expected),
  );
});

test('I8: the state of a report by every set of two lines', () => {
  const states = lineDecisions.flatMap((one) =>
    lineDecisions.map((other) => `${one}+${other}=${stateOf([{ decision: one }, { decision: other }])}`),
  );
  const partly = (pair: string) => `${pair}=partly_approved`;
  assert.deepEqual(states, [
    'approved+approved=approved',
    'approved+corrected=approved',
    partly('approved+rejected'),
    partly('approved+held'),
    'corrected+approved=approved',
    'corrected+corrected=approved',
    partly('corrected+rejected'),
    partly('corrected+held'),
    partly('rejected+approved'),
    partly('rejected+corrected'),
    'rejected+rejected=rejected',
    partly('rejected+held'),
    partly('held+approved'),
    partly('held+corrected'),
    partly('held+rejected'),
    partly('held+held'),
  ]);
});

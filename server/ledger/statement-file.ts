import { ledger as words } from '../../texts/fa/ledger.ts';
import type { Context } from '../lib/context.ts';
import { persianDigits } from '../lib/digits.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import type { Cell } from '../lib/excel.ts';
import { writeSheet, XLSX_TYPE } from '../lib/excel.ts';
import { formatJalaliDay, formatJalaliInstant } from '../lib/jalali.ts';
import { formatAmount } from '../lib/money.ts';
import { pdfOf, PDF_TYPE } from '../lib/pdf.ts';
import { translator } from '../lib/texts.ts';
import type { LineRow } from './ledger.sql.ts';
import { selectHouse } from './ledger.sql.ts';
import type { StatementAsk, StatementHead } from './statement.ts';
import { linesForward, openStatement } from './statement.ts';

// A statement to take away: a spreadsheet for adding up, a paper for printing. Both are Persian, as the books are.

const t = translator('fa', words);
const PAPER_LINES_MAX = 2000;
const SHEET_LINES_MAX = 100_000;
type Line = LineRow & { readonly runningAmount: number };

/** The whole statement as a spreadsheet, oldest line first; amounts are numbers. Row J8. */
export async function statementSheet(ctx: Context, ask: StatementAsk): Promise<FileAnswer> {
  const opened = await openStatement(ctx, ask);
  const { head } = opened;
  const { zone } = await selectHouse.one(ctx);
  async function* rows(): AsyncGenerator<Cell[]> {
    if (head.fromOn !== null)
      yield ['', formatJalaliDay(head.fromOn), '', '', '', t('ledger.carried'), '', '', head.carriedAmount];
    let count = 0;
    for await (const line of linesForward(ctx, opened)) {
      count += 1;
      if (count > SHEET_LINES_MAX)
        throw new Failure('tooLarge', 'ledger.tooManyRows', { max: SHEET_LINES_MAX });
      yield [
        formatJalaliInstant(zone, line.postedAt),
        formatJalaliDay(line.occurredOn),
        t(`ledger.account.${line.account}`),
        t(`ledger.document.${line.documentKind}`),
        line.documentNumber,
        memoOf(line),
        line.debitAmount === 0 ? '' : line.debitAmount,
        line.creditAmount === 0 ? '' : line.creditAmount,
        line.runningAmount,
      ];
    }
  }
  const body = await writeSheet({
    name: t('ledger.statementOf', { title: head.agency.title }),
    columns: [
      { title: t('ledger.postedAt') },
      { title: t('ledger.occurredOn'), width: 13 },
      { title: t('ledger.kind'), width: 22 },
      { title: t('ledger.document'), width: 22 },
      { title: t('ledger.documentNumber'), width: 20 },
      { title: t('ledger.memo'), width: 50 },
      { title: t('ledger.debitRial'), holds: 'amounts' },
      { title: t('ledger.creditRial'), holds: 'amounts' },
      { title: t('ledger.balanceRial'), holds: 'amounts' },
    ],
    rows: rows(),
  });
  return { name: `${fileName(head)}.xlsx`, type: XLSX_TYPE, body };
}

/** The whole statement to print. Beyond 2,000 lines (75 pages) a first day must be given. Row J8. */
export async function statementPaper(ctx: Context, ask: StatementAsk): Promise<FileAnswer> {
  const opened = await openStatement(ctx, ask);
  const { head } = opened;
  const house = await selectHouse.one(ctx);
  const lines = [];
  for await (const line of linesForward(ctx, opened)) {
    if (lines.length === PAPER_LINES_MAX)
      throw new Failure('tooLarge', 'ledger.tooManyLines', { max: PAPER_LINES_MAX });
    lines.push(paperLine(line));
  }
  const at = persianDigits(formatJalaliInstant(house.zone, head.at)).replace(' ', '، ');
  const paper = {
    company: house.title,
    title: t('ledger.statementTitle'),
    agency: head.agency.title,
    code: persianDigits(head.agency.code),
    facts: [
      [t('ledger.statementAt'), at],
      ...(head.fromOn === null ? [] : [[t('ledger.from'), day(head.fromOn)]]),
      [t('ledger.kind'), head.account === null ? t('ledger.allKinds') : t(`ledger.account.${head.account}`)],
    ],
    balanceWord: balanceWord(head.balanceAmount),
    balance: `${amount(Math.abs(head.balanceAmount))} ${t('ledger.rial')}`,
    kindHeads: [
      t('ledger.kind'),
      t('ledger.lineCount'),
      t('ledger.debit'),
      t('ledger.credit'),
      t('ledger.balance'),
    ],
    kinds: head.kinds.map((kind) => [
      t(`ledger.account.${kind.account}`),
      amount(kind.lineCount),
      amount(kind.debitAmount),
      amount(kind.creditAmount),
      amount(kind.balanceAmount),
    ]),
    heads: [
      t('ledger.occurredOn'),
      t('ledger.document'),
      t('ledger.memo'),
      t('ledger.debit'),
      t('ledger.credit'),
      t('ledger.balance'),
    ],
    carried: head.fromOn === null ? null : [t('ledger.carried'), amount(head.carriedAmount)],
    lines,
    none: t('ledger.noLines'),
    sums: [t('ledger.sum'), amount(head.debitAmount), amount(head.creditAmount), amount(head.balanceAmount)],
    foot: t('ledger.paperFoot', { company: house.title, at }),
    pageWord: t('ledger.pageOf', { page: '{page}', pages: '{pages}' }),
  };
  return {
    name: `${fileName(head)}.pdf`,
    type: PDF_TYPE,
    body: () => pdfOf(new URL('./statement.typ', import.meta.url), paper),
  };
}

function paperLine(line: Line) {
  return {
    occurredOn: day(line.occurredOn),
    kind: t(`ledger.account.${line.account}`),
    document: t(`ledger.document.${line.documentKind}`),
    number: persianDigits(line.documentNumber),
    memo: memoOf(line),
    debit: line.debitAmount === 0 ? '' : amount(line.debitAmount),
    credit: line.creditAmount === 0 ? '' : amount(line.creditAmount),
    balance: amount(line.runningAmount),
    reversed: line.isReversed ? t('ledger.isReversed') : '',
  };
}

/** What the line is about: its own words, and why it was taken back. */
function memoOf(line: LineRow): string {
  const title = line.facts['title'];
  const parts = [typeof title === 'string' ? title : '', line.memo, line.reasonTitle ?? ''];
  return parts.filter((part) => part !== '').join(' — ');
}

function balanceWord(balanceAmount: number): string {
  if (balanceAmount === 0) return t('ledger.even');
  return balanceAmount > 0 ? t('ledger.owed') : t('ledger.owing');
}

const day = (isoDay: string) => persianDigits(formatJalaliDay(isoDay));
/** A negative amount keeps its sign before the digits, also within Persian. */
const amount = (value: number) =>
  value < 0 ? `\u2066−${persianDigits(formatAmount(-value))}\u2069` : persianDigits(formatAmount(value));
const fileName = (head: StatementHead) => `statement-${head.agency.code}`;

import type { StatementLine } from '../../../server/ledger/ledger.contract.ts';
import { digits } from '../../lib/numbers.ts';

/** What a line is about: which line of the report, the words of the entry, why it was taken back. */
export function aboutLine(line: Pick<StatementLine, 'facts' | 'memo' | 'reasonTitle'>): string {
  const title = line.facts['title'];
  const parts = [typeof title === 'string' ? title : '', digits(line.memo), line.reasonTitle ?? ''];
  return parts.filter((part) => part !== '').join(' — ');
}

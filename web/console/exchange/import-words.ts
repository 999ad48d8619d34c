import type { getImport, ImportState, listImports } from '../../../server/exchange/exchange.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import type { RowOf } from '../../lib/ask.ts';
import type { OutputOf } from '../../lib/client.ts';
import { sentenceOf, t } from '../../lib/texts.ts';

export type ImportRow = RowOf<typeof listImports>;
export type Import = OutputOf<typeof getImport>;

export const stateTone = {
  reading: 'active',
  checking: 'active',
  ready: 'due',
  running: 'active',
  done: 'done',
  failed: 'late',
  cancelled: 'plain',
} as const satisfies Record<ImportState, Tone>;

/** Work goes on in these by itself. */
export function isAtWork(state: ImportState): boolean {
  return state === 'reading' || state === 'checking' || state === 'running';
}

/** The title of a kind of list; slices name their own kinds. */
export function kindTitle(kind: string): string {
  const key = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return sentenceOf(`exchange.kind.${key}`) ?? sentenceOf(`exchange.kind.${kind}`) ?? kind;
}

/** How much of the running work is behind, 0 to 100; undefined while that is not known. */
export function partDone({ state, counts }: Pick<ImportRow, 'state' | 'counts'>): number | undefined {
  if (state !== 'running') return undefined;
  const good = counts.rows - counts.bad;
  return good === 0 ? 100 : Math.round(((good - counts.waiting) / good) * 100);
}

export function stateWord(state: ImportState): string {
  return t(`exchange.state.${state}`);
}

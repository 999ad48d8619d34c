// Coded rows to choose from while typing: a short list is searched here, at once; a long one by the server.
import { useDebouncedValue } from '@mantine/hooks';
import { fold } from '../../../server/lib/fold.ts';
import type { CodedRow } from '../../kit/SelectCode.tsx';
import type { ListContract } from '../../lib/ask.ts';
import { useList } from '../../lib/ask.ts';

const shortMax = 100;

export interface Choices<Row> {
  readonly rows: readonly Row[];
  /** False while the server still looks; Enter waits for it, so that it never picks from an older list. */
  readonly isSettled: boolean;
}

/** Rows that hold every typed word in title or code. */
export function useChoices<Row extends CodedRow>(
  list: ListContract<Row>,
  fixed: Readonly<Record<string, unknown>>,
  typed: string,
  isEnabled: boolean,
): Choices<Row> {
  const all = useList(list, fixed, { limit: shortMax, enabled: isEnabled });
  const [q] = useDebouncedValue(typed.trim(), 200);
  const isLong = all.more !== undefined;
  const found = useList(
    list,
    { ...fixed, q: q || undefined },
    { limit: 30, enabled: isEnabled && isLong && q !== '' },
  );
  if (!isLong || typed.trim() === '') {
    return { rows: matching(all.rows ?? [], typed), isSettled: all.rows !== undefined };
  }
  return {
    rows: matching(found.rows ?? [], typed),
    isSettled: q === typed.trim() && found.rows !== undefined && !found.refreshing,
  };
}

function matching<Row extends CodedRow>(rows: readonly Row[], typed: string): readonly Row[] {
  const words = fold(typed).split(' ').filter(Boolean);
  return rows.filter(({ title, code }) => {
    const key = `${fold(title)} ${fold(code ?? '')}`;
    return words.every((word) => key.includes(word));
  });
}

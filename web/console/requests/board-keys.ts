// The dispatcher's hands stay on the keys: j and k move, Enter opens, Escape goes back to the row.
import { useHotkeys } from '@mantine/hooks';
import type { RefObject } from 'react';
import { useEffect } from 'react';

type BoardKeys = {
  openId: string | undefined;
  open: (id: string | undefined) => void;
  close: () => void;
};

/** Moves the focus over `[data-order]` rows; an open panel follows it. */
export function useBoardKeys(board: RefObject<HTMLElement | null>, { openId, open, close }: BoardKeys): void {
  const step = (by: 1 | -1) => {
    const rows = rowsOf(board.current);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const at = rows.findIndex((row) => row === focused || row.dataset['order'] === openId);
    const next = rows[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    next.focus();
    if (openId !== undefined) open(next.dataset['order']);
  };
  useHotkeys([
    ['j', () => step(1), { usePhysicalKeys: true }],
    ['k', () => step(-1), { usePhysicalKeys: true }],
    ['Escape', () => openId !== undefined && close()],
  ]);
  useEffect(() => {
    const frame = board.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    };
    frame?.addEventListener('keydown', press);
    return () => frame?.removeEventListener('keydown', press);
  });
}

/** The row to go on with when this one leaves the board. */
export function nextRowOf(board: HTMLElement | null, id: string | undefined): string | undefined {
  const rows = rowsOf(board);
  const at = rows.findIndex((row) => row.dataset['order'] === id);
  return (rows[at + 1] ?? rows[at - 1])?.dataset['order'];
}

function rowsOf(board: HTMLElement | null): HTMLElement[] {
  return [...(board?.querySelectorAll<HTMLElement>('[data-order]') ?? [])];
}

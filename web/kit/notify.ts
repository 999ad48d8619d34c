// Short words at the edge of the screen. Their code comes with the first one.
import { sayFailure } from '../lib/failure-words.ts';
import { t } from '../lib/texts.ts';

/** A short word that something is done; it goes by itself. */
export function sayDone(message: string): void {
  void show({ message, color: 'done', autoClose: 4000, withBorder: true });
}

/** A command outside a form failed: what happened, and what now. */
export function sayFailed(failure: unknown): void {
  const { title, hint } = sayFailure(failure);
  void show({ title, message: hint, color: 'late', autoClose: 9000, withBorder: true });
}

type Word = { title?: string; message: string; color: string; autoClose: number; withBorder: boolean };

async function show(word: Word): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ ...word, closeButtonProps: { 'aria-label': t('web.close') } });
}

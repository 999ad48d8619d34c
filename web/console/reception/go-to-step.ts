// Moves the keyboard: every field names its step, and a step that appears with this very key is waited for.
import type { KeyboardEvent } from 'react';
import { latinDigits } from '../../../server/lib/digits.ts';

const framesMax = 20;

/** Focuses the field of a step: now, so that the next key is already typed there, or as soon as it is on screen. */
export function goToStep(step: string, framesLeft: number = framesMax): void {
  const field = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`);
  if (field !== null) field.focus();
  else if (framesLeft > 0) requestAnimationFrame(() => goToStep(step, framesLeft - 1));
}

/** The place (from 1) that a key means, in Persian or Latin digits; 0 for any other key. */
export function placeOfKey(
  event: Pick<KeyboardEvent | globalThis.KeyboardEvent, 'key' | 'ctrlKey' | 'altKey'>,
): number {
  const key = latinDigits(event.key);
  return /^[1-9]$/.test(key) && !event.ctrlKey && !event.altKey ? Number(key) : 0;
}

/** Enter alone, and not the Enter that picks from an open list or ends a letter of an input method. */
export function isMoveOn(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const isPicking =
    event.currentTarget.getAttribute('aria-expanded') === 'true' &&
    Boolean(event.currentTarget.getAttribute('aria-activedescendant'));
  return !isPicking;
}

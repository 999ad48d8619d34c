// Moves the keyboard: every field names its step, and a step that appears with this very key is waited for.
import type { KeyboardEvent } from 'react';

const framesMax = 20;

/** Focuses the field of a step, as soon as it is on screen. */
export function goToStep(step: string, framesLeft: number = framesMax): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`);
    if (field !== null) field.focus();
    else if (framesLeft > 0) goToStep(step, framesLeft - 1);
  });
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

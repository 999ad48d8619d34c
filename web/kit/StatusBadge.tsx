import type { ReactNode } from 'react';
import classes from './StatusBadge.module.css';
import type { Tone } from './tones.ts';

/** A status in a word. A plain element, so that a thousand rows of them stay quick. */
export function StatusBadge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {children}
    </span>
  );
}

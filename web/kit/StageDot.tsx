import type { ReactNode } from 'react';
import classes from './StageDot.module.css';
import type { Tone } from './tones.ts';

/** A stage: a dot in the colour of its meaning and its word beside it (never the colour alone). */
export function StageDot({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes['stage']}>
      <span className={classes['dot']} data-tone={tone} aria-hidden />
      {children}
    </span>
  );
}

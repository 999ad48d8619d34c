import type { ReactNode } from 'react';
import classes from './Story.module.css';

type SectionProps = { title: string; level?: 2 | 3; children: ReactNode };

/** A part of a story under its heading. No landmark: a request with two work orders has each of them twice. */
export function Section({ title, level = 3, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className={classes['section']}>
      <Heading className={classes['heading']}>{title}</Heading>
      {children}
    </div>
  );
}

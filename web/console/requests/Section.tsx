import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './Story.module.css';

/** A part of a story under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <h3 id={id} className={classes['heading']}>
        {title}
      </h3>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';
import classes from './Facts.module.css';

/** A fact without a value is left out. */
export type Fact = { label: string; value: ReactNode };

/** What is known of a thing: names and values in two columns. */
export function Facts({ of }: { of: readonly Fact[] }) {
  const known = of.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={classes['facts']}>
      {known.map(({ label, value }) => (
        <div key={label} className={classes['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

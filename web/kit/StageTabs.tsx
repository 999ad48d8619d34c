import { UnstyledButton } from '@mantine/core';
import { count } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { ListAddress } from './list-address.ts';
import classes from './StageTabs.module.css';
import type { Choice } from './table-model.ts';

export type Stages = {
  /** The parameter that a tab sends: `stage`. */
  param: string;
  choices: readonly Choice[];
  /** How many rows each holds, exact to 10,000; `all` for the first tab. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** No tab for all. */
  withoutAll?: boolean;
};

/** Stages as tabs with their counts. */
export function StageTabs({ of, address }: { of: Stages; address: ListAddress }) {
  const chosen = address.filters[of.param] ?? '';
  const tabs = of.withoutAll ? of.choices : [{ value: '', label: t('web.all') }, ...of.choices];
  return (
    <div className={classes['tabs']} role="group" aria-label={t('web.stages')}>
      {tabs.map(({ value, label }) => {
        const held = of.counts?.[value === '' ? 'all' : value];
        return (
          <UnstyledButton
            key={value}
            className={classes['tab']}
            aria-pressed={value === chosen}
            onClick={() => address.setFilter({ [of.param]: value, open: undefined })}
          >
            {label}
            {held === undefined ? null : <span className={classes['count']}>{count(held)}</span>}
          </UnstyledButton>
        );
      })}
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import { count } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { ListAddress } from './list-address.ts';
import classes from './StageTabs.module.css';
import type { Choice } from './table-model.ts';

/** As lists answer them: exact to a ceiling, then only known to be more. */
export type TabCounts = Readonly<Record<string, { count: number; isMore: boolean }>>;

export type Stages = {
  /** The parameter that a tab sends: `stage`. */
  param: string;
  choices: readonly Choice[];
  /** How many rows each holds, exact to 10,000; `all` for the first tab. Left out, the list's own answer says it. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** No tab for all. */
  withoutAll?: boolean;
  /** What the address says for all where a bare one means something else; it is never sent. */
  allValue?: string;
};

/** Stages as tabs with their counts. */
export function StageTabs({ of, address }: { of: Stages; address: ListAddress }) {
  const all = of.allValue ?? '';
  const chosen = address.filters[of.param] ?? all;
  const tabs = of.withoutAll ? of.choices : [{ value: all, label: t('web.all') }, ...of.choices];
  return (
    <div className={classes['tabs']} role="group" aria-label={t('web.stages')}>
      {tabs.map(({ value, label }) => {
        const held = of.counts?.[value === all ? 'all' : value];
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

/** More than the ceiling is one more than it, which the tab shows with a plus. */
export function countsOfTabs(counts: TabCounts | undefined): Readonly<Record<string, number>> | undefined {
  if (counts === undefined) return undefined;
  const each = Object.entries(counts).map(
    ([tab, { count: held, isMore }]) => [tab, held + Number(isMore)] as const,
  );
  return { ...Object.fromEntries(each), all: each.reduce((sum, [, held]) => sum + held, 0) };
}

import { Button, Drawer, Stack, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FunctionComponent, ReactNode } from 'react';
import { useState } from 'react';
import type { Contract, ListContract } from '../lib/ask.ts';
import { useMay } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { Code } from './Code.tsx';
import { CodingForm } from './CodingForm.tsx';
import type { CodingField, CodingRow } from './coding-field.ts';
import type { Filter } from './ListFilters.tsx';
import { ListScreen } from './ListScreen.tsx';
import type { Stages } from './StageTabs.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import type { Column } from './table-model.ts';

type CodingScreenProps<Row extends CodingRow> = {
  /** The list's own name: `brands`. */
  name: string;
  title: string;
  /** «برند جدید». */
  newTitle: string;
  /** The contracts: a `codedList(…)` of the server, or three of the same shape. */
  of: { list: ListContract<Row>; add: Contract; change: Contract };
  /** The change takes no `retired`, the list neither. */
  noRetiring?: boolean;
  /** Between title and state. */
  columns?: readonly Column<Row>[];
  /** After code, title and English title, which every coded word has. */
  fields?: readonly CodingField<Row>[];
  filters?: readonly Filter[];
  /** Kinds as tabs over the list. */
  stages?: Stages;
  /** Beside «برند جدید»: in and out by file. */
  actions?: ReactNode;
  /** Under the form of an existing word, also for those who only read: its prices, what lies within it. */
  Beside?: FunctionComponent<{ row: Row }>;
  /** This word has no code, or no English title, of its own. */
  without?: readonly ('code' | 'titleEn')[];
  /** What to do first, when there is none. */
  emptyHint: string;
  /** Other slices whose answers are old after a change. */
  also?: readonly string[];
};

/** Base data: a list, and a drawer with its form. Declared, not written. */
export function CodingScreen<Row extends CodingRow>(props: CodingScreenProps<Row>) {
  const { list, add, change } = props.of;
  const { without = [], noRetiring = false, Beside } = props;
  const may = useMay();
  const [editing, setEditing] = useState<Row | 'new' | undefined>(undefined);
  const [showsRetired, setShowsRetired] = useState(false);
  const close = () => setEditing(undefined);
  const newButton = may(add.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {props.newTitle}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name={props.name}
        title={props.title}
        list={list}
        {...(showsRetired ? { fixed: { retired: 'true' } } : {})}
        columns={[...ownColumns<Row>(without), ...(props.columns ?? []), stateColumn<Row>()]}
        filters={props.filters ?? []}
        {...(props.stages === undefined ? {} : { stages: props.stages })}
        {...(may(change.permission) || Beside !== undefined ? { onOpen: setEditing } : {})}
        actions={
          <>
            {noRetiring ? null : (
              <Switch
                size="xs"
                label={t('web.withRetired')}
                checked={showsRetired}
                onChange={(event) => setShowsRetired(event.currentTarget.checked)}
              />
            )}
            {props.actions}
            {newButton}
          </>
        }
        empty={{ title: t('web.nothingYet'), hint: props.emptyHint, action: newButton }}
      />
      <Drawer
        opened={editing !== undefined}
        onClose={close}
        title={editing === 'new' ? props.newTitle : (editing?.title ?? '')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        {editing === undefined ? null : (
          <Stack gap="lg">
            {may(editing === 'new' ? add.permission : change.permission) ? (
              <CodingForm
                key={editing === 'new' ? 'new' : editing.id}
                name={props.name}
                row={editing === 'new' ? undefined : editing}
                contract={editing === 'new' ? add : change}
                canRetire={!noRetiring}
                fields={props.fields ?? []}
                without={without}
                also={props.also ?? []}
                close={close}
              />
            ) : null}
            {editing === 'new' || Beside === undefined ? null : <Beside row={editing} />}
          </Stack>
        )}
      </Drawer>
    </>
  );
}

function ownColumns<Row extends CodingRow>(without: readonly string[]): Column<Row>[] {
  const code: Column<Row> = {
    key: 'code',
    title: t('web.code'),
    width: 140,
    card: 'corner',
    cell: (row) => <Code>{row.code}</Code>,
  };
  const title: Column<Row> = {
    key: 'title',
    title: t('web.titleField'),
    card: 'title',
    cell: (row) => row.title,
  };
  const english: Column<Row> = {
    key: 'titleEn',
    title: t('web.titleEn'),
    hidden: true,
    cell: (row) => <bdi dir="ltr">{row.titleEn ?? '—'}</bdi>,
  };
  return [code, title, english].filter(({ key }) => !without.includes(key));
}

function stateColumn<Row extends CodingRow>(): Column<Row> {
  return {
    key: 'state',
    title: t('web.state'),
    width: 110,
    card: 'none',
    cell: (row) =>
      row.isRetired ? (
        <StatusBadge>{t('web.retired')}</StatusBadge>
      ) : (
        <StatusBadge tone="done">{t('web.inUse')}</StatusBadge>
      ),
  };
}

import { ActionIcon, Button, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../lib/texts.ts';
import type { Choice } from './table-model.ts';

type ColumnFilterProps = {
  title: string;
  choices: readonly Choice[] | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** The small funnel of a column: choices, or typed text (Enter applies it). */
export function ColumnFilter({ title, choices, value, onChange }: ColumnFilterProps) {
  const [isOpen, setOpen] = useState(false);
  const apply = (next: string | undefined) => {
    onChange(next === '' ? undefined : next);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end" width={220}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={22}
          color={value === undefined ? 'gray' : 'accent'}
          aria-label={t('web.filterBy', { title })}
          onClick={() => setOpen(!isOpen)}
        >
          {value === undefined ? <IconFilter size={14} /> : <IconFilterFilled size={14} />}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Stack gap="xs">
          {choices === undefined ? (
            <FilterText title={title} value={value ?? ''} onApply={apply} />
          ) : (
            <Radio.Group value={value ?? ''} onChange={apply} aria-label={title}>
              <Stack gap={6} mah={260} style={{ overflowY: 'auto' }}>
                {choices.map((choice) => (
                  <Radio key={choice.value} size="xs" value={choice.value} label={choice.label} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {value === undefined ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => apply(undefined)}>
              {t('web.clearFilter')}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterText(props: { title: string; value: string; onApply: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onApply(text.trim());
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        aria-label={props.title}
        placeholder={t('web.typeAndEnter')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}

import { ActionIcon, Checkbox, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { t } from '../lib/texts.ts';
import type { Column } from './table-model.ts';

type ColumnChooserProps<Row> = {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
};

/** Which columns this person sees in this list; at least one stays. */
export function ColumnChooser<Row>({ columns, hidden, onChange }: ColumnChooserProps<Row>) {
  const shownCount = columns.length - columns.filter(({ key }) => hidden.includes(key)).length;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('web.columns')}>
          <ActionIcon variant="default" size={32} aria-label={t('web.columns')}>
            <IconColumns3 size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {t('web.columns')}
          </Text>
          {columns.map(({ key, title }) => {
            const isShown = !hidden.includes(key);
            return (
              <Checkbox
                key={key}
                size="xs"
                label={title}
                checked={isShown}
                disabled={isShown && shownCount === 1}
                onChange={() => onChange(isShown ? [...hidden, key] : hidden.filter((one) => one !== key))}
              />
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

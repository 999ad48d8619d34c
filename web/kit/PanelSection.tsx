import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { FormPaper } from './FormPaper.tsx';
import { SectionLevel } from './section-level.ts';

type PanelSectionProps = {
  title: string;
  children?: ReactNode;
  /** Said when there is nothing: shown instead of the children. */
  none?: string | undefined;
  /** «افزودن …», beside the title. */
  add?: { label: string; open: () => void } | undefined;
  /** The form that the button opened, under the title. */
  form?: ReactNode;
};

/** A part of a thing's story: its title, what can be added, and what there is. */
export function PanelSection({ title, children, none, add, form = null }: PanelSectionProps) {
  const level = useContext(SectionLevel);
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Group justify="space-between" mih={30}>
        <Title order={level} size="h3">
          {title}
        </Title>
        {add === undefined || form !== null ? null : (
          <Button size="xs" variant="default" leftSection={<IconPlus size={16} />} onClick={add.open}>
            {add.label}
          </Button>
        )}
      </Group>
      {form === null ? null : <FormPaper>{form}</FormPaper>}
      {none === undefined ? (
        children
      ) : (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
    </Stack>
  );
}

import { Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './EmptyState.module.css';

type EmptyStateProps = {
  title: string;
  /** What to do next, in the person's words. */
  hint?: string | undefined;
  action?: ReactNode;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
};

/** Nothing here, and what to do next. */
export function EmptyState({ title, hint, action, icon: Icon = IconInbox }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" className={classes['state']}>
      <span className={classes['icon']} aria-hidden>
        <Icon size={28} stroke={1.4} />
      </span>
      <Text fw={600}>{title}</Text>
      {hint === undefined ? null : (
        <Text size="sm" c="dimmed" ta="center" maw={420}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  );
}

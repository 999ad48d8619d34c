import { Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './EmptyState.module.css';

type EmptyStateProps = {
  title: string;
  /** What to do next, in the person's words. */
  hint?: string | undefined;
  action?: ReactNode;
  /** The whole page is this. */
  isPage?: boolean;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
};

/** Nothing here, and what to do next. */
export function EmptyState({ title, hint, action, isPage = false, icon: Icon = IconInbox }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" className={classes['state']}>
      <span className={classes['icon']} aria-hidden>
        <Icon size={28} stroke={1.4} />
      </span>
      <Text fw={600} component={isPage ? 'h1' : 'p'} m={0}>
        {title}
      </Text>
      {hint === undefined ? null : (
        <Text size="sm" c="dimmed" ta="center" maw={420}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  );
}

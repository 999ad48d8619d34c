import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { t } from '../lib/texts.ts';

type ScreenHeadProps = { title: string; line?: ReactNode; actions?: ReactNode };

/** The head of a screen: its name (also the tab's), a line, its main actions at the end. */
export function ScreenHead({ title, line, actions }: ScreenHeadProps) {
  useEffect(() => {
    document.title = `${title} · ${t('web.vafa')}`;
  }, [title]);
  return (
    <Group justify="space-between" align="center" gap="sm" mih={40}>
      <div>
        <Title order={1}>{title}</Title>
        {line === undefined ? null : (
          <Text size="sm" c="dimmed" component="div">
            {line}
          </Text>
        )}
      </div>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  );
}

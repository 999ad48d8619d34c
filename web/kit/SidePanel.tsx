import { ActionIcon, Drawer, Group, Title, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '../lib/texts.ts';
import classes from './SidePanel.module.css';

type SidePanelProps = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** The address of the same thing as a whole page. */
  page?: string | undefined;
  /** Buttons under the title, usually `<Moves …>`. */
  moves?: ReactNode;
};

/** The whole story of a row beside its list, which stays usable; a full sheet on a phone. Escape closes it. */
export function SidePanel({ title, onClose, children, page, moves }: SidePanelProps) {
  const isNarrow = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false });
  const content = (
    <>
      <div className={classes['head']}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Title order={2} className={classes['title']}>
            {title}
          </Title>
          <Group gap={4} wrap="nowrap">
            {page === undefined ? null : (
              <Tooltip label={t('web.openPage')}>
                <ActionIcon
                  component={Link}
                  to={page}
                  variant="subtle"
                  color="gray"
                  aria-label={t('web.openPage')}
                >
                  <IconArrowsMaximize size={16} />
                </ActionIcon>
              </Tooltip>
            )}
            <ActionIcon variant="subtle" color="gray" aria-label={t('web.close')} onClick={onClose}>
              <IconX size={18} />
            </ActionIcon>
          </Group>
        </Group>
        {moves}
      </div>
      <div className={classes['body']} tabIndex={0} role="region" aria-label={t('web.details')}>
        {children}
      </div>
    </>
  );
  if (isNarrow) {
    return (
      <Drawer.Root opened onClose={onClose} position="right" size="min(100%, 520px)">
        <Drawer.Overlay backgroundOpacity={0.35} />
        <Drawer.Content aria-label={t('web.details')} classNames={{ content: classes['sheet'] ?? '' }}>
          {content}
        </Drawer.Content>
      </Drawer.Root>
    );
  }
  return (
    <aside
      className={classes['panel']}
      aria-label={t('web.details')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {content}
    </aside>
  );
}

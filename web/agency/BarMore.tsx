import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Screen } from '../lib/screen.ts';
import { useT } from '../lib/texts.ts';
import classes from './AgencyShell.module.css';

export type BarMoreProps = { screens: readonly Screen[]; isCurrent: boolean };

/** The screens for which the bottom bar of a phone has no room, behind its last button. */
export function BarMore({ screens, isCurrent }: BarMoreProps) {
  const t = useT();
  return (
    // Inside the bar, which is a landmark; a portal would lie outside of all.
    <Menu position="top-end" width={220} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes['more'] ?? ''} data-status={isCurrent ? 'active' : undefined}>
          <IconDots size={22} stroke={1.6} aria-hidden />
          <span>{t('agency.more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {screens.map(({ path, title, navigation }) => {
          const Icon = navigation?.icon;
          return (
            <Menu.Item
              key={path}
              component={Link}
              to={path}
              className={classes['item'] ?? ''}
              leftSection={Icon === undefined ? undefined : <Icon size={20} stroke={1.6} />}
            >
              {t(title)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useGo } from '../lib/address.ts';
import { logOut } from '../lib/session.ts';
import { setTextLanguage, textLanguage, useT } from '../lib/texts.ts';
import { sayFailed } from './notify.ts';
import classes from './Person.module.css';

export type PersonMenuProps = {
  person: string;
  place: string;
  /** Where his own account is; each frame has its address. */
  account?: string;
};

/** Who is signed in: own account, language, log-out. */
export function OpenPersonMenu({ person, place, account = '/sessions' }: PersonMenuProps) {
  const t = useT();
  const go = useGo();
  const isPersian = textLanguage() === 'fa';
  return (
    // Inside the head of the page, which is a landmark; a portal would lie outside of all.
    <Menu width={220} withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="transparent" size={40} aria-label={t('web.personMenu', { person })}>
          <span className={classes['letter']} aria-hidden>
            {person.trim().charAt(0)}
          </span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="bright">
            {person}
          </Text>
          <Text size="xs" c="dimmed">
            {place}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => go(account)}>
          {t('identity.account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={() => void setTextLanguage(isPersian ? 'en' : 'fa').catch(sayFailed)}
        >
          {isPersian ? 'English' : 'فارسی'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void logOut().catch(sayFailed)}>
          {t('web.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

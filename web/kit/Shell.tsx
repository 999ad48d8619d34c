import { ActionIcon, Drawer, Group, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import type { Finder as FinderOf, Screen } from '../lib/screen.ts';
import { useT } from '../lib/texts.ts';
import { KeyHint } from './KeyHint.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import classes from './Shell.module.css';
import { SideNavigation } from './SideNavigation.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const Finder = lazy(async () => ({ default: (await import('./Finder.tsx')).Finder }));

type ShellProps = {
  /** Those that this person may see. */
  screens: readonly Screen[];
  finders: readonly FinderOf[];
  person: string;
  /** Company, agency, role: where he works. */
  place: string;
  children: ReactNode;
  /** In the top bar: the demo's phone, a bell. */
  tools?: ReactNode;
};

/** The frame of the console: words of the trade on the right, the search box always on top. */
export function Shell({ screens, finders, person, place, children, tools }: ShellProps) {
  const t = useT();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isFinderOpen, setFinderOpen] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const openFinder = () => {
    setWasAsked(true);
    setFinderOpen(true);
  };
  useHotkeys([['/', openFinder]]);
  useHotkeys([['mod+K', openFinder, { usePhysicalKeys: true }]], []);
  return (
    <div className={classes['shell']}>
      <a href="#main" className={classes['skip']}>
        {t('web.skipToMain')}
      </a>
      <nav className={classes['side']} aria-label={t('web.navigation')}>
        <SideNavigation screens={screens} place={place} />
      </nav>
      <section className={classes['top']} aria-label={t('web.tools')} data-no-print>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          className={classes['burger'] ?? ''}
          aria-label={t('web.navigation')}
          onClick={menu.open}
        >
          <IconMenu2 size={20} />
        </ActionIcon>
        <UnstyledButton className={classes['search']} onClick={openFinder} aria-haspopup="dialog">
          <IconSearch size={16} aria-hidden />
          <span className={classes['hint']}>{t('web.findAnything')}</span>
          <KeyHint keys={['/']} />
        </UnstyledButton>
        <Group gap={4} ms="auto" wrap="nowrap">
          {tools}
          <ThemeSwitch />
          <PersonMenu person={person} place={place} />
        </Group>
      </section>
      <main id="main" className={classes['main']} tabIndex={-1}>
        {children}
      </main>
      <Drawer
        opened={isMenuOpen}
        onClose={menu.close}
        position="left"
        size={280}
        title={place}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <SideNavigation screens={screens} onGo={menu.close} />
      </Drawer>
      {wasAsked ? (
        <Suspense fallback={null}>
          <Finder
            screens={screens}
            finders={finders}
            isOpen={isFinderOpen}
            onClose={() => setFinderOpen(false)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

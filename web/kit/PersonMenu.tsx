import { ActionIcon } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useT } from '../lib/texts.ts';
import type { PersonMenuProps } from './OpenPersonMenu.tsx';
import classes from './Person.module.css';

const OpenPersonMenu = lazy(async () => ({ default: (await import('./OpenPersonMenu.tsx')).OpenPersonMenu }));

/** Who is signed in; the menu behind it comes after the first page, which must not wait for it. */
export function PersonMenu(given: PersonMenuProps) {
  const t = useT();
  const letter = (
    <ActionIcon variant="transparent" size={40} aria-label={t('web.personMenu', { person: given.person })}>
      <span className={classes['letter']} aria-hidden>
        {given.person.trim().charAt(0)}
      </span>
    </ActionIcon>
  );
  return (
    <Suspense fallback={letter}>
      <OpenPersonMenu {...given} />
    </Suspense>
  );
}

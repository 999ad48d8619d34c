import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Screen } from '../lib/screen.ts';
import { useT } from '../lib/texts.ts';
import classes from './AgencyShell.module.css';

/** Comes after the first page, which must not wait for a menu. */
const BarMore = lazy(async () => ({ default: (await import('./BarMore.tsx')).BarMore }));

/** So many entries a thumb can tell apart at 390 pixels. */
const ENTRIES_MAX = 5;

/** A side column on a wide screen; on a phone a bottom bar of five at most, the last of them «بیشتر». */
export function AgencyBar({ screens }: { screens: readonly Screen[] }) {
  const t = useT();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const roomFor = screens.length > ENTRIES_MAX ? ENTRIES_MAX - 1 : ENTRIES_MAX;
  const beyond = screens.slice(roomFor);
  return (
    <nav className={classes['bar']} aria-label={t('web.navigation')}>
      {screens.map((screen, place) => (
        <BarLink key={screen.path} screen={screen} label={t(screen.title)} isBeyond={place >= roomFor} />
      ))}
      {beyond.length === 0 ? null : (
        <Suspense fallback={null}>
          <BarMore
            screens={beyond}
            isCurrent={beyond.some((one) => path === one.path || path.startsWith(`${one.path}/`))}
          />
        </Suspense>
      )}
    </nav>
  );
}

type BarLinkProps = { screen: Screen; label: string; isBeyond: boolean };

function BarLink({ screen, label, isBeyond }: BarLinkProps) {
  const Icon = screen.navigation?.icon;
  return (
    <Link
      to={screen.path}
      className={classes['link'] ?? ''}
      data-beyond={isBeyond || undefined}
      activeOptions={{ exact: screen.path === '/agency' }}
      preload="intent"
    >
      {Icon === undefined ? null : <Icon size={22} stroke={1.6} />}
      <span>{label}</span>
    </Link>
  );
}

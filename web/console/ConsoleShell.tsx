import { Outlet } from '@tanstack/react-router';
import { Shell } from '../kit/Shell.tsx';
import { mayDo } from '../lib/session.ts';
import { finders, screens } from './screens.ts';
import { SignedIn } from './SignedIn.tsx';

/** The head-office console around its screens. */
export function ConsoleShell() {
  return (
    <SignedIn home="/">
      {(session) => (
        <Shell
          screens={screens.filter(({ permission }) => mayDo(session, permission))}
          finders={finders}
          person={session.title}
          place={session.tenant.title}
        >
          <Outlet />
        </Shell>
      )}
    </SignedIn>
  );
}

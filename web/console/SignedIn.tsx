import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { FailureState } from '../kit/FailureState.tsx';
import { Forward } from '../kit/Forward.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useLive } from '../lib/live.ts';
import type { Session } from '../lib/session.ts';
import { homeOf, useSession } from '../lib/session.ts';

const Words = lazy(async () => ({ default: (await import('../kit/Words.tsx')).Words }));

type SignedInProps = {
  /** The home of this frame; who belongs to the other one is sent there. */
  home: '/' | '/agency';
  children: (session: Session) => ReactNode;
};

/** What a frame needs of a person: a session, live hints, a place for short words. Others go to log in first. */
export function SignedIn({ home, children }: SignedInProps) {
  const { session, failure, retry } = useSession();
  const { href } = useLocation();
  useLive(Boolean(session));
  if (session === undefined)
    return failure ? <FailureState failure={failure} retry={retry} /> : <ScreenSkeleton />;
  if (session === null) return <Forward to={`/login?back=${encodeURIComponent(href)}`} />;
  if (homeOf(session) !== home) return <Forward to={homeOf(session)} />;
  return (
    <>
      {children(session)}
      <Suspense fallback={null}>
        <Words />
      </Suspense>
    </>
  );
}

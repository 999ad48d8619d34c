// Who is signed in, and what he may do. Screens ask `useSession` and `useMay`; they hold no rule.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as identity from '../../server/identity/identity.contract.ts';
import { queryClient } from './ask.ts';
import { Problem, send } from './client.ts';
import { setDraftOwner } from './draft.ts';

export type Session = z.output<typeof identity.SessionView>;

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Infinity,
  retry: (failures, reason) => failures < 3 && !(reason instanceof Problem && reason.isRefusal),
});

/** `session`: undefined while it is not known, null for nobody. */
export function useSession(): {
  session: Session | null | undefined;
  failure: Error | null;
  retry: () => void;
} {
  const { data, error, refetch } = useQuery(sessionQuery);
  return { session: data, failure: error, retry: () => void refetch() };
}

/** Inside a signed-in shell: `may('request.refer')`. */
export function useMay(): (permission: string) => boolean {
  const { session } = useSession();
  return (permission) => mayDo(session, permission);
}

export function mayDo(session: Session | null | undefined, permission: string): boolean {
  if (permission === 'public') return true;
  if (session === null || session === undefined) return false;
  return permission === 'signedIn' || session.permissions.includes(permission);
}

/** The first screen of a person: the console or the agency portal. */
export function homeOf(session: Session): '/' | '/agency' {
  return session.sees === 'office' || session.sees === 'ts' ? '/' : '/agency';
}

/** Ends the session and empties everything that was read as this person. Drafts stay, under his name. */
export async function logOut(): Promise<void> {
  await send('POST', '/log-out', { body: {} });
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

/** A session that ended elsewhere shows the log-in page, with the way back. */
export function watchForSignOut(): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryKey[0] === 'session') return;
    const reason = event.query.state.error;
    const isKnown = Boolean(queryClient.getQueryData(sessionQuery.queryKey));
    if (reason instanceof Problem && reason.status === 401 && isKnown) {
      queryClient.setQueryData(sessionQuery.queryKey, null);
    }
  });
}

/** After a log-in: whatever was read as somebody else is forgotten. */
export async function beginSession(): Promise<void> {
  queryClient.clear();
  await queryClient.fetchQuery(sessionQuery);
}

async function readSession(): Promise<Session | null> {
  const said = await send('GET', '/session').catch((reason: unknown) => {
    if (reason instanceof Problem && reason.status === 401) return null;
    throw reason;
  });
  // `identity.getSession` says so. Its schema (all of Zod) would be a seventh of the first page; only its type is here.
  const session = said as Session | null;
  setDraftOwner(session?.membershipId ?? 'nobody');
  return session;
}

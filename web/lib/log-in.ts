// The steps of logging in. Apart from session.ts, so that the first page of a signed-in person does not carry them.
import * as firstRun from '../../server/identity/first-run.contract.ts';
import * as identity from '../../server/identity/identity.contract.ts';
import type { InputOf, OutputOf } from './client.ts';
import { call } from './client.ts';
import { beginSession } from './session.ts';

export type MembershipChoice = OutputOf<typeof identity.logIn>['memberships'][number];
export type DemoPerson = OutputOf<typeof firstRun.listDemoPeople>['items'][number];

/** Sends a code by SMS; answers with its number of digits. */
export async function askCode(mobile: string): Promise<number> {
  return (await call(identity.askCode, { mobile })).digits;
}

/** Signs in; several memberships wait for `chooseMembership`. */
export async function logIn(input: InputOf<typeof identity.logIn>): Promise<readonly MembershipChoice[]> {
  const answer = await call(identity.logIn, input);
  if (answer.isSignedIn) await beginSession();
  return answer.isSignedIn ? [] : answer.memberships;
}

export async function chooseMembership(membershipId: string): Promise<void> {
  await call(identity.chooseMembership, { membershipId });
  await beginSession();
}

export async function logInAsDemoPerson({ tenantCode, who }: DemoPerson): Promise<void> {
  await call(firstRun.logInDemo, { tenantCode, who });
  await beginSession();
}

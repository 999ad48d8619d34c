import { changePerson, invite } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText } from '../lib/fold.ts';
import type { agencyRoles } from './agencies.contract.ts';
import { lockAgency, tellAll } from './agencies.ts';

// The people of an agency. Who they are and what they may do is kept by identity; here it is decided that
// they belong.

type AgencyRole = (typeof agencyRoles)[number];

export interface NewAgencyPerson {
  readonly mobile: string;
  readonly title: string;
  readonly roleCodes: readonly AgencyRole[];
  readonly demoName?: string;
}

/**
 * Makes a person one of an agency's people, or brings him back; who works elsewhere in the company is
 * refused. G1, G3.
 */
export async function addAgencyPerson(
  ctx: Context,
  { id, ...given }: NewAgencyPerson & { readonly id: string },
): Promise<{ membershipId: string; created: boolean }> {
  const agency = await lockAgency(ctx, id);
  if (agency.isEnded) throw new Failure('conflict', 'agencies.hasEnded');
  const title = cleanText(given.title);
  const person = await invite(ctx, { ...given, title, agencyId: agency.id });
  await tellAll(ctx, agency.id, 'agencies.personAdded', {}, { name: title });
  return person;
}

/** Changes a person of an agency: name, roles, end. Ending him ends his sessions at once. Row G3. */
export async function changeAgencyPerson(
  ctx: Context,
  given: {
    readonly id: string;
    readonly membershipId: string;
    readonly version: number;
    readonly title?: string | undefined;
    readonly roleCodes?: readonly AgencyRole[] | undefined;
    readonly isEnded?: boolean | undefined;
  },
): Promise<void> {
  const agency = await lockAgency(ctx, given.id);
  const { membershipId, version, title, roleCodes, isEnded } = given;
  const person = await changePerson(ctx, {
    membershipId,
    agencyId: agency.id,
    version,
    title: title && cleanText(title),
    roleCodes,
    isEnded,
  });
  const kind = isEnded === true ? 'agencies.personEnded' : 'agencies.personChanged';
  await tellAll(ctx, agency.id, kind, {}, { name: person.title });
}

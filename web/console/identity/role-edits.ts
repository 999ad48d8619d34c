import type { z } from 'zod';
import type { RoleView } from '../../../server/identity/identity.contract.ts';
import { sentenceOf } from '../../lib/texts.ts';

export type Role = z.output<typeof RoleView>;
/** What is ticked on screen, of the roles that were touched. */
export type Edits = ReadonlyMap<string, ReadonlySet<string>>;

export type RoleTableProps = {
  roles: readonly Role[];
  permissions: readonly string[];
  edits: Edits;
  readOnly: boolean;
  onToggle: (role: Role, permission: string) => void;
};

export function isTicked(edits: Edits, role: Role, permission: string): boolean {
  return edits.get(role.code)?.has(permission) ?? role.permissions.includes(permission);
}

export function toggled(edits: Edits, role: Role, permission: string): Edits {
  const next = new Set(edits.get(role.code) ?? role.permissions);
  if (!next.delete(permission)) next.add(permission);
  return new Map([...edits, [role.code, next]]);
}

/** The roles whose ticks differ from what is saved, with their new permissions. */
export function changedRoles(roles: readonly Role[], edits: Edits): readonly Role[] {
  return roles.flatMap((role) => {
    const next = edits.get(role.code);
    const isSame =
      next === undefined ||
      (next.size === role.permissions.length && role.permissions.every((one) => next.has(one)));
    return isSame ? [] : [{ ...role, permissions: [...next] }];
  });
}

const sights = ['office', 'ts', 'agency', 'technician'];

/** Those of the head office first; whoever may do most leads. */
export function inOrder(roles: readonly Role[]): readonly Role[] {
  return roles.toSorted(
    (one, other) =>
      sights.indexOf(one.sees) - sights.indexOf(other.sees) ||
      other.permissions.length - one.permissions.length,
  );
}

export function permissionTitle(permission: string): string {
  return sentenceOf(`permission.${permission}`) ?? permission;
}

export type PermissionGroup = { noun: string; title: string; permissions: readonly string[] };

/** Permissions by the noun before their dot. */
export function groupsOf(permissions: readonly string[]): readonly PermissionGroup[] {
  const nouns = [...new Set(permissions.map((name) => name.split('.')[0] ?? name))];
  return nouns.map((noun) => ({
    noun,
    title: sentenceOf(`identity.noun.${noun}`) ?? noun,
    permissions: permissions.filter((name) => name.startsWith(`${noun}.`)),
  }));
}

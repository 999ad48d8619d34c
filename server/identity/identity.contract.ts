import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  flagField,
  idField,
  instantView,
  lineField,
  listOf,
  pageFields,
  titleField,
  versionField,
} from '../lib/fields.ts';

export const identityPermissions = [
  'people.read',
  'people.write',
  'role.write',
  'apiKey.write',
  'audit.read',
  'metrics.read',
] as const;

export const PASSWORD_LENGTH_MIN = 10;
export const mobileText = () => lineField(30).min(1, 'lib.required');
const codeText = () => lineField(20).min(1, 'lib.required');
export const passwordText = () =>
  z.string().min(PASSWORD_LENGTH_MIN, 'identity.passwordShort').max(200, 'lib.tooLong');

export const MembershipChoice = z.strictObject({
  id: z.uuid(),
  tenantCode: z.string(),
  tenantTitle: z.string(),
  title: z.string(),
});
export const LogInAnswer = z.strictObject({
  isSignedIn: z.boolean(),
  memberships: z.array(MembershipChoice),
});

export const askCode = contract({
  operation: 'identity.askCode',
  method: 'POST',
  path: '/log-in/code',
  permission: 'public',
  once: 'none',
  summary: 'Sends a log-in code to a mobile. Answers the same for a mobile nobody has.',
  input: z.strictObject({ mobile: mobileText() }),
  output: z.strictObject({ isSent: z.literal(true), digits: z.int() }),
});
export const logIn = contract({
  operation: 'identity.logIn',
  method: 'POST',
  path: '/log-in',
  permission: 'public',
  once: 'none',
  summary:
    'Signs in by mobile and code, or mobile and password. With several memberships one is chosen next.',
  input: z.union([
    z.strictObject({ mobile: mobileText(), code: codeText() }),
    z.strictObject({ mobile: mobileText(), password: z.string().max(200, 'lib.tooLong') }),
  ]),
  output: LogInAnswer,
});
export const chooseMembership = contract({
  operation: 'identity.chooseMembership',
  method: 'POST',
  path: '/log-in/membership',
  permission: 'public',
  once: 'none',
  summary: 'Chooses the company after a log-in.',
  input: z.strictObject({ membershipId: idField() }),
  output: z.strictObject({ isSignedIn: z.literal(true) }),
});
export const logOut = contract({
  operation: 'identity.logOut',
  method: 'POST',
  path: '/log-out',
  permission: 'public',
  once: 'none',
  summary: 'Ends this session.',
  input: z.strictObject({}),
  output: z.strictObject({}),
});

export const SessionView = z.strictObject({
  membershipId: z.uuid(),
  title: z.string(),
  roles: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  tenant: z.strictObject({ code: z.string(), title: z.string() }),
  agencyId: z.uuid().nullable(),
  sees: z.enum(['office', 'agency', 'technician', 'ts', 'public']),
  permissions: z.array(z.string()),
  isDemo: z.boolean(),
  hasPassword: z.boolean(),
});
export type SessionView = z.input<typeof SessionView>;
export const getSession = contract({
  operation: 'identity.session',
  method: 'GET',
  path: '/session',
  permission: 'signedIn',
  summary: 'Who is signed in, where, and what he may do.',
  input: z.strictObject({}),
  output: SessionView,
});
export const listSessions = contract({
  operation: 'identity.sessions',
  method: 'GET',
  path: '/sessions',
  permission: 'signedIn',
  summary: 'Where this person is signed in now.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        agent: z.string(),
        address: z.string().nullable(),
        madeAt: instantView(),
        seenAt: instantView(),
        isThis: z.boolean(),
      }),
    ),
  }),
});
export const endSession = contract({
  operation: 'identity.endSession',
  method: 'DELETE',
  path: '/sessions/:id',
  permission: 'signedIn',
  summary: "Ends one of the person's own sessions.",
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({}),
});
export const setPassword = contract({
  operation: 'identity.setPassword',
  method: 'POST',
  path: '/password',
  permission: 'signedIn',
  once: 'none',
  summary: "Sets the person's own password; the present one is asked for where there is one.",
  input: z.strictObject({ present: z.string().max(200).optional(), password: passwordText() }),
  output: z.strictObject({}),
});

export const PersonView = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  mobile: z.string(),
  roleCodes: z.array(z.string()),
  agencyId: z.uuid().nullable(),
  isEnded: z.boolean(),
  version: z.int(),
});
export type PersonView = z.input<typeof PersonView>;
export const listPeople = contract({
  operation: 'identity.people',
  method: 'GET',
  path: '/people',
  permission: 'people.read',
  summary: 'People of the head office.',
  input: z.strictObject({ ...pageFields(), ended: flagField().optional() }),
  output: listOf(PersonView),
});
export const invitePerson = contract({
  operation: 'identity.invite',
  method: 'POST',
  path: '/people',
  permission: 'people.write',
  summary: 'Makes a person a member of the head office.',
  input: z.strictObject({
    mobile: mobileText(),
    title: titleField(),
    roleCodes: z.array(codeField()).min(1, 'lib.required').max(20),
  }),
  output: PersonView,
});
export const changePerson = contract({
  operation: 'identity.changePerson',
  method: 'PATCH',
  path: '/people/:id',
  permission: 'people.write',
  summary: 'Changes a person of the head office: name, roles, end.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    title: titleField().optional(),
    roleCodes: z.array(codeField()).min(1, 'lib.required').max(20).optional(),
    isEnded: z.boolean().optional(),
  }),
  output: PersonView,
});

export const RoleView = z.strictObject({
  code: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  sees: z.string(),
  permissions: z.array(z.string()),
  version: z.int(),
});
export const listRoles = contract({
  operation: 'identity.roles',
  method: 'GET',
  path: '/roles',
  permission: 'people.read',
  summary: 'Roles with their permissions, and every permission there is.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(RoleView), permissions: z.array(z.string()) }),
});
export const changeRole = contract({
  operation: 'identity.changeRole',
  method: 'PATCH',
  path: '/roles/:code',
  permission: 'role.write',
  summary: 'Changes what a role may do.',
  input: z.strictObject({
    code: codeField(),
    version: versionField(),
    permissions: z.array(z.string().max(60)).max(300),
  }),
  output: RoleView,
});

export const ApiKeyView = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  membershipId: z.uuid(),
  personTitle: z.string(),
  madeAt: instantView(),
  expiresAt: instantView().nullable(),
  isEnded: z.boolean(),
});
export const listApiKeys = contract({
  operation: 'identity.apiKeys',
  method: 'GET',
  path: '/api-keys',
  permission: 'apiKey.write',
  summary: 'Keys of programs, newest first; their secrets are shown to nobody.',
  input: z.strictObject({ ...pageFields() }),
  output: listOf(ApiKeyView),
});
export const makeApiKey = contract({
  operation: 'identity.makeApiKey',
  method: 'POST',
  path: '/api-keys',
  permission: 'apiKey.write',
  once: 'none',
  summary: 'Makes a key that acts as a person; its secret is in this answer and never again.',
  input: z.strictObject({
    title: titleField(),
    membershipId: idField(),
    days: z.int().min(1).max(3650).nullable(),
  }),
  output: z.strictObject({ id: z.uuid(), key: z.string() }),
});
export const endApiKey = contract({
  operation: 'identity.endApiKey',
  method: 'DELETE',
  path: '/api-keys/:id',
  permission: 'apiKey.write',
  summary: 'Ends a key.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({}),
});

import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  dayField,
  dayView,
  flagField,
  idField,
  instantView,
  lineField,
  listOf,
  pageFields,
  titleField,
  versionField,
} from '../lib/fields.ts';
import { TimelineView } from '../lib/timeline-view.ts';

export const agencyPermissions = ['agency.read', 'agency.write', 'agency.people', 'agency.readOwn'] as const;

export const agencyKinds = ['agency', 'in_house', 'one_person'] as const;
export const coverageLevels = ['district', 'city', 'province'] as const;
/** The roles that an agency's people can have. */
export const agencyRoles = ['agency-manager', 'agency-clerk', 'technician'] as const;
/** What a reader of an agency may do next. */
export const agencyMoves = ['change', 'addCoverage', 'addPerson', 'end', 'reopen'] as const;

export const COVERAGE_MAX = 2000;
const OPEN_WORK_MAX = 100_000;
const PHONE_TEXT_MAX = 60;

const phoneText = () => lineField(PHONE_TEXT_MAX);
const areaCodeField = () =>
  lineField(4)
    .regex(/^0\d{2}$/, 'agencies.notAnAreaCode')
    .nullable();
const openWorkField = () =>
  z.int({ error: 'lib.notAWholeNumber' }).min(1, 'lib.tooSmall').max(OPEN_WORK_MAX, 'lib.tooBig').nullable();

const optionalFields = {
  address: lineField(400).optional(),
  phone: phoneText().nullable().optional(),
  areaCode: areaCodeField().optional(),
  contractFromOn: dayField().nullable().optional(),
  contractToOn: dayField().nullable().optional(),
  openWorkMax: openWorkField().optional(),
  latitude: z.number().min(-90, 'lib.wrong').max(90, 'lib.wrong').nullable().optional(),
  longitude: z.number().min(-180, 'lib.wrong').max(180, 'lib.wrong').nullable().optional(),
};
export const NewAgency = z.strictObject({
  code: codeField(),
  title: titleField(),
  kind: z.enum(agencyKinds),
  cityId: idField(),
  ...optionalFields,
});
export type NewAgency = z.output<typeof NewAgency>;
export const NewCoverage = z.strictObject({
  regionId: idField(),
  productLineId: idField().nullable(),
  fromOn: dayField().optional(),
  toOn: dayField().nullable().optional(),
});
export type NewCoverage = z.output<typeof NewCoverage>;

const briefViews = {
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  kind: z.enum(agencyKinds),
  provinceId: z.uuid(),
  provinceTitle: z.string(),
  cityId: z.uuid(),
  cityTitle: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  extension: z.string().nullable(),
  /** What its people's landlines without area code get: its own, else its province's. */
  areaCode: z.string().nullable(),
  contractFromOn: dayView().nullable(),
  contractToOn: dayView().nullable(),
  openWorkMax: z.int().nullable(),
  isEnded: z.boolean(),
  version: z.int(),
};
/** An agency as other parts of the program know it, and as lists show it. */
export const AgencyBrief = z.strictObject(briefViews);
export type AgencyBrief = z.output<typeof AgencyBrief>;
export const CoverageView = z.strictObject({
  id: z.uuid(),
  regionId: z.uuid(),
  regionTitle: z.string(),
  level: z.enum(coverageLevels),
  productLineId: z.uuid().nullable(),
  productLineTitle: z.string().nullable(),
  fromOn: dayView(),
  toOn: dayView().nullable(),
});
export type CoverageView = z.output<typeof CoverageView>;
export const AgencyPersonView = z.strictObject({
  membershipId: z.uuid(),
  title: z.string(),
  mobile: z.string(),
  roleCodes: z.array(z.string()),
  isTechnician: z.boolean(),
  isEnded: z.boolean(),
  version: z.int(),
});
export const AgencyView = z.strictObject({
  ...briefViews,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  createdAt: instantView(),
  changedAt: instantView(),
  coverage: z.array(CoverageView),
  people: z.array(AgencyPersonView),
  moves: z.array(z.enum(agencyMoves)),
});
export type AgencyView = z.input<typeof AgencyView>;
/** What an agency's people see of their own agency. */
export const OwnAgencyView = z.strictObject({
  ...briefViews,
  coverage: z.array(CoverageView),
  technicians: z.array(z.strictObject({ membershipId: z.uuid(), title: z.string() })),
});
export type OwnAgencyView = z.output<typeof OwnAgencyView>;

export const listAgencies = contract({
  operation: 'agencies.list',
  method: 'GET',
  path: '/agencies',
  permission: 'agency.read',
  summary:
    'Agencies by title; by fragments of code, title, place, address or phone; by what they cover today. Row G1.',
  input: z.strictObject({
    ...pageFields(),
    kind: z.enum(agencyKinds).optional(),
    provinceId: idField().optional(),
    cityId: idField().optional(),
    productLineId: idField().optional(),
    ended: flagField().optional(),
  }),
  output: listOf(AgencyBrief),
});
export const readOwnAgency = contract({
  operation: 'agencies.mine',
  method: 'GET',
  path: '/agencies/mine',
  permission: 'agency.readOwn',
  summary: 'The agency of the person who asks. Rows G2, G3.',
  input: z.strictObject({}),
  output: OwnAgencyView,
});
export const readAgency = contract({
  operation: 'agencies.read',
  method: 'GET',
  path: '/agencies/:id',
  permission: 'agency.read',
  summary: 'One agency with coverage and people. Row G1.',
  input: z.strictObject({ id: idField() }),
  output: AgencyView,
});
export const registerAgency = contract({
  operation: 'agencies.register',
  method: 'POST',
  path: '/agencies',
  permission: 'agency.write',
  summary: 'Registers an agency. Rows G1, G6.',
  input: NewAgency,
  output: AgencyView,
});
export const changeAgency = contract({
  operation: 'agencies.change',
  method: 'PATCH',
  path: '/agencies/:id',
  permission: 'agency.write',
  summary: 'Changes an agency, ends it or takes it back; what is left out stays. Row G1.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    ...NewAgency.partial().shape,
    isEnded: z.boolean().optional(),
  }),
  output: AgencyView,
});
export const addCoverage = contract({
  operation: 'agencies.addCoverage',
  method: 'POST',
  path: '/agencies/:id/coverage',
  permission: 'agency.write',
  summary: 'Lets an agency work in a region, on one product line or all, from a day on. Row G1.',
  input: z.strictObject({ id: idField(), ...NewCoverage.shape }),
  output: AgencyView,
});
export const endCoverage = contract({
  operation: 'agencies.endCoverage',
  method: 'POST',
  path: '/agencies/:id/coverage/:coverageId/end',
  permission: 'agency.write',
  summary: 'Says the last day of a coverage, today unless given. Row G1.',
  input: z.strictObject({ id: idField(), coverageId: idField(), lastOn: dayField().optional() }),
  output: AgencyView,
});
export const changeCoverage = contract({
  operation: 'agencies.changeCoverage',
  method: 'PATCH',
  path: '/agencies/:id/coverage/:coverageId',
  permission: 'agency.write',
  summary: 'Corrects a coverage; what is left out stays, a last day of null lets it run on. Row G1.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    coverageId: idField(),
    regionId: idField().optional(),
    productLineId: idField().nullable().optional(),
    fromOn: dayField().optional(),
    toOn: dayField().nullable().optional(),
  }),
  output: AgencyView,
});
export const removeCoverage = contract({
  operation: 'agencies.removeCoverage',
  method: 'POST',
  path: '/agencies/:id/coverage/:coverageId/remove',
  permission: 'agency.write',
  summary: 'Takes a coverage away as if it had never been; one that was true is ended instead. Row G1.',
  input: z.strictObject({ id: idField(), version: versionField(), coverageId: idField() }),
  output: AgencyView,
});
export const addPerson = contract({
  operation: 'agencies.addPerson',
  method: 'POST',
  path: '/agencies/:id/people',
  permission: 'agency.people',
  summary: "Makes a person one of an agency's people. Rows G1, G3.",
  input: z.strictObject({
    id: idField(),
    mobile: lineField(30).min(1, 'lib.required'),
    title: titleField(),
    roleCodes: z.array(z.enum(agencyRoles)).min(1, 'lib.required').max(agencyRoles.length),
  }),
  output: AgencyView,
});
export const changePerson = contract({
  operation: 'agencies.changePerson',
  method: 'PATCH',
  path: '/agencies/:id/people/:membershipId',
  permission: 'agency.people',
  summary: 'Changes a person of an agency: name, roles, end. Row G3.',
  input: z.strictObject({
    id: idField(),
    membershipId: idField(),
    version: versionField(),
    title: titleField().optional(),
    roleCodes: z.array(z.enum(agencyRoles)).min(1, 'lib.required').max(agencyRoles.length).optional(),
    isEnded: z.boolean().optional(),
  }),
  output: AgencyView,
});
export const readAgencyTimeline = contract({
  operation: 'agencies.timeline',
  method: 'GET',
  path: '/agencies/:id/timeline',
  permission: 'agency.read',
  summary: 'What happened to an agency, newest first.',
  input: z.strictObject({ id: idField(), after: idField().optional(), limit: pageFields().limit }),
  output: TimelineView,
});

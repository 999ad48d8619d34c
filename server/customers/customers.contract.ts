import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
  titleField,
  versionField,
} from '../lib/fields.ts';
import { parseCompanyId, parseNationalId } from '../lib/identity-numbers.ts';
import { TimelineView } from '../lib/timeline-view.ts';

export const customerPermissions = ['customer.read', 'customer.write'] as const;

export const customerKinds = ['person', 'organisation'] as const;
export const contactRoles = ['operator', 'technical', 'payer', 'signer', 'owner'] as const;
export const phoneKinds = ['mobile', 'landline', 'short', 'foreign'] as const;
/** What a reader of a customer may do next. */
export const customerMoves = [
  'change',
  'addPhone',
  'changePhone',
  'addSite',
  'addContact',
  'changeContact',
  'join',
] as const;

export const PHONES_MAX = 10;
export const SITES_MAX = 50;
export const CONTACTS_MAX = 30;
const PHONE_TEXT_MAX = 60;
const BY_PHONE_MAX = 20;

/** A number that carries its own check; '' and null mean none. */
const checkedNumber = (parse: (text: string) => string | undefined, code: string) =>
  lineField(40)
    .transform((text, check) => {
      if (text === '') return null;
      const number = parse(text);
      if (number === undefined) check.addIssue({ code: 'custom', message: code });
      return number ?? z.NEVER;
    })
    .nullable();
export const nationalIdField = () => checkedNumber(parseNationalId, 'lib.notANationalId');
export const companyIdField = () => checkedNumber(parseCompanyId, 'lib.notACompanyId');

/** A phone as typed; it is read by the server, which knows the area code to fill in. */
export const phoneTextField = () => lineField(PHONE_TEXT_MAX).min(1, 'lib.required');

export const NewPhone = z.strictObject({ number: phoneTextField() });
export const NewContact = z.strictObject({
  name: titleField(),
  role: z.enum(contactRoles),
  number: lineField(PHONE_TEXT_MAX).nullable().optional(),
});
const placeFields = {
  title: lineField().optional(),
  provinceId: idField().nullable().optional(),
  cityId: idField().nullable().optional(),
  district: lineField().optional(),
  street: lineField().optional(),
  alley: lineField().optional(),
  plaque: lineField(40).optional(),
  floor: lineField(40).optional(),
  unit: lineField(40).optional(),
  landmark: lineField().optional(),
  postalCode: lineField(20).optional(),
  latitude: z.number().min(-90, 'lib.wrong').max(90, 'lib.wrong').nullable().optional(),
  longitude: z.number().min(-180, 'lib.wrong').max(180, 'lib.wrong').nullable().optional(),
};
export const NewSite = z.strictObject(placeFields);
export type NewSite = z.output<typeof NewSite>;
/** A new customer, as reception and other slices take it into their own inputs. */
export const NewCustomer = z.strictObject({
  kind: z.enum(customerKinds),
  name: titleField(),
  nationalId: nationalIdField().optional(),
  companyId: companyIdField().optional(),
  note: noteField().optional(),
  phones: z.array(NewPhone).min(1, 'lib.required').max(PHONES_MAX),
  site: NewSite.optional(),
  contacts: z.array(NewContact).max(CONTACTS_MAX).optional(),
});
export type NewCustomer = z.output<typeof NewCustomer>;

export const PhoneView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  extension: z.string().nullable(),
  kind: z.enum(phoneKinds),
  isFirst: z.boolean(),
  warning: z.string().nullable(),
});
export type PhoneView = z.output<typeof PhoneView>;
export const ContactView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(contactRoles),
  number: z.string().nullable(),
  extension: z.string().nullable(),
  warning: z.string().nullable(),
});
export type ContactView = z.output<typeof ContactView>;
export const SiteView = z.strictObject({
  id: z.uuid(),
  customerId: z.uuid(),
  title: z.string(),
  provinceId: z.uuid().nullable(),
  provinceTitle: z.string().nullable(),
  cityId: z.uuid().nullable(),
  cityTitle: z.string().nullable(),
  district: z.string(),
  street: z.string(),
  alley: z.string(),
  plaque: z.string(),
  floor: z.string(),
  unit: z.string(),
  landmark: z.string(),
  postalCode: z.string(),
  /** The postal code cannot be right; it was kept as typed. */
  isPostalCodeOdd: z.boolean(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** The whole address in one line. */
  line: z.string(),
  version: z.int(),
});
export type SiteView = z.output<typeof SiteView>;

/** A customer as other parts of the program know it. */
export const CustomerBrief = z.strictObject({
  id: z.uuid(),
  kind: z.enum(customerKinds),
  name: z.string(),
  phones: z.array(PhoneView),
  sites: z.array(SiteView),
  version: z.int(),
});
export type CustomerBrief = z.output<typeof CustomerBrief>;
export const CustomerView = z.strictObject({
  ...CustomerBrief.shape,
  nationalId: z.string().nullable(),
  companyId: z.string().nullable(),
  note: z.string(),
  contacts: z.array(ContactView),
  createdAt: instantView(),
  changedAt: instantView(),
  moves: z.array(z.enum(customerMoves)),
});
export type CustomerView = z.input<typeof CustomerView>;
export const CustomerRow = z.strictObject({
  id: z.uuid(),
  kind: z.enum(customerKinds),
  name: z.string(),
  nationalId: z.string().nullable(),
  companyId: z.string().nullable(),
  phone: z.string().nullable(),
  cityTitle: z.string().nullable(),
  createdAt: instantView(),
  version: z.int(),
});
export type CustomerRow = z.input<typeof CustomerRow>;

const RegionMark = z.strictObject({ id: z.uuid(), title: z.string() });
export const CustomersByPhone = z.strictObject({
  number: z.string(),
  extension: z.string().nullable(),
  kind: z.enum(phoneKinds),
  warning: z.string().nullable(),
  /** Where a landline of this area stands; offered, not forced. */
  region: z.strictObject({ province: RegionMark, city: RegionMark.nullable() }).nullable(),
  items: z.array(CustomerBrief).max(BY_PHONE_MAX),
});
export type CustomersByPhone = z.output<typeof CustomersByPhone>;

export const listCustomers = contract({
  operation: 'customers.list',
  method: 'GET',
  path: '/customers',
  permission: 'customer.read',
  summary: 'Customers, newest first; by fragments of name, phone, id, address, contact or note. Rows A2, A8.',
  input: z.strictObject({ ...pageFields(), kind: z.enum(customerKinds).optional() }),
  output: listOf(CustomerRow),
});
export const findByPhone = contract({
  operation: 'customers.byPhone',
  method: 'GET',
  path: '/customers/by-phone',
  permission: 'customer.read',
  summary: 'Everybody with exactly this phone, and the region of a landline. Rows A2, A6.',
  input: z.strictObject({ number: phoneTextField() }),
  output: CustomersByPhone,
});
export const readCustomer = contract({
  operation: 'customers.read',
  method: 'GET',
  path: '/customers/:id',
  permission: 'customer.read',
  summary: 'One customer with contacts, phones and sites. Row A2.',
  input: z.strictObject({ id: idField() }),
  output: CustomerView,
});
export const registerCustomer = contract({
  operation: 'customers.register',
  method: 'POST',
  path: '/customers',
  permission: 'customer.write',
  summary: 'Registers a customer with phones, and a site and contacts if they are known. Row A2.',
  input: NewCustomer,
  output: CustomerView,
});
export const changeCustomer = contract({
  operation: 'customers.change',
  method: 'PATCH',
  path: '/customers/:id',
  permission: 'customer.write',
  summary: 'Changes who a customer is; what is left out stays. Row A2.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    kind: z.enum(customerKinds).optional(),
    name: titleField().optional(),
    nationalId: nationalIdField().optional(),
    companyId: companyIdField().optional(),
    note: noteField().optional(),
  }),
  output: CustomerView,
});
export const addPhone = contract({
  operation: 'customers.addPhone',
  method: 'POST',
  path: '/customers/:id/phones',
  permission: 'customer.write',
  summary: 'Adds a phone to a customer; others may have the same one. Row A2.',
  input: z.strictObject({ id: idField(), number: phoneTextField(), isFirst: z.boolean().default(false) }),
  output: CustomerView,
});
export const addSite = contract({
  operation: 'customers.addSite',
  method: 'POST',
  path: '/customers/:id/sites',
  permission: 'customer.write',
  summary: 'Adds a place where devices of the customer stand. Row A2.',
  input: z.strictObject({ id: idField(), ...placeFields }),
  output: SiteView,
});
export const changeSite = contract({
  operation: 'customers.changeSite',
  method: 'PATCH',
  path: '/sites/:id',
  permission: 'customer.write',
  summary: 'Changes an address; what is left out stays. Row A2.',
  input: z.strictObject({ id: idField(), version: versionField(), ...placeFields }),
  output: SiteView,
});
export const addContact = contract({
  operation: 'customers.addContact',
  method: 'POST',
  path: '/customers/:id/contacts',
  permission: 'customer.write',
  summary: 'Adds a person who speaks for the customer. Row A2.',
  input: z.strictObject({ id: idField(), ...NewContact.shape }),
  output: CustomerView,
});
export const readCustomerTimeline = contract({
  operation: 'customers.timeline',
  method: 'GET',
  path: '/customers/:id/timeline',
  permission: 'customer.read',
  summary: 'What happened to a customer, newest first.',
  input: z.strictObject({ id: idField(), after: idField().optional(), limit: pageFields().limit }),
  output: TimelineView,
});

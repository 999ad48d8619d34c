import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, lineField, titleField, versionField } from '../lib/fields.ts';
import { contactRoles, CustomerView, phoneTextField } from './customers.contract.ts';

// What was written of a customer wrongly is put right; two customers who are one become one. Row A2.

const write = 'customer.write';
/** The version is the customer's: whoever corrects has seen what is there. */
const mark = { id: idField(), version: versionField() };

export const changePhone = contract({
  operation: 'customers.changePhone',
  method: 'PATCH',
  path: '/customers/:id/phones/:phoneId',
  permission: write,
  summary: 'Corrects a phone, or makes it the first one; what is left out stays. Row A2.',
  input: z.strictObject({
    ...mark,
    phoneId: idField(),
    number: phoneTextField().optional(),
    isFirst: z.literal(true).optional(),
  }),
  output: CustomerView,
});
export const removePhone = contract({
  operation: 'customers.removePhone',
  method: 'POST',
  path: '/customers/:id/phones/:phoneId/remove',
  permission: write,
  summary: 'Takes a phone away from a customer; the last one stays. Row A2.',
  input: z.strictObject({ ...mark, phoneId: idField() }),
  output: CustomerView,
});
export const changeContact = contract({
  operation: 'customers.changeContact',
  method: 'PATCH',
  path: '/customers/:id/contacts/:contactId',
  permission: write,
  summary: 'Corrects who speaks for a customer; what is left out stays. Row A2.',
  input: z.strictObject({
    ...mark,
    contactId: idField(),
    name: titleField().optional(),
    role: z.enum(contactRoles).optional(),
    number: lineField(60).nullable().optional(),
  }),
  output: CustomerView,
});
export const removeContact = contract({
  operation: 'customers.removeContact',
  method: 'POST',
  path: '/customers/:id/contacts/:contactId/remove',
  permission: write,
  summary: 'Takes a contact away from a customer. Row A2.',
  input: z.strictObject({ ...mark, contactId: idField() }),
  output: CustomerView,
});

/** What two customers have in common. */
export const likenesses = ['phone', 'name'] as const;
export const listDoubles = contract({
  operation: 'customers.doubles',
  method: 'GET',
  path: '/customers/:id/doubles',
  permission: 'customer.read',
  summary: 'Who may be the same customer: with a phone in common, those of the same name first. Row A2.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({
    items: z.array(z.strictObject({ customer: CustomerView, alike: z.array(z.enum(likenesses)) })).max(20),
  }),
});
export const joinCustomers = contract({
  operation: 'customers.join',
  method: 'POST',
  path: '/customers/:id/join',
  permission: write,
  summary: "Two customers are one: all that was the other one's moves to this one. Row A2.",
  input: z.strictObject({ ...mark, otherId: idField(), otherVersion: versionField() }),
  output: CustomerView,
});

import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { amountField, idField, instantView, lineField, noteField, versionField } from '../lib/fields.ts';
import { WorkOrderView } from './work-orders.contract.ts';
import { failedOutcomes, payers, publicAppointmentStates, waitReasons } from './words.contract.ts';

// The verbs of the work itself, from the window told to the customer to the proof that it is done.

const verb = <Name extends string>(name: Name) => ({
  operation: `requests.${name}`,
  method: 'POST' as const,
  permission: 'workOrder.work' as const,
  output: WorkOrderView,
});
const mark = { id: idField(), version: versionField() };
const instantField = () => z.iso.datetime({ error: 'lib.notATime' }).transform((text) => new Date(text));
/** A window told to the customer: ISO instants. */
const windowFields = { fromAt: instantField(), toAt: instantField() };
/**
 * What a phone sends, perhaps hours later from its outbox. It cannot know the version by then: the stage decides.
 * `occurredAt` is by the phone's clock; the server's is kept beside it. Missing: now.
 */
const fieldMark = {
  id: idField(),
  version: versionField().optional(),
  occurredAt: instantField().optional(),
};

export const promiseAppointment = contract({
  ...verb('promise'),
  path: '/work-orders/:id/promise',
  summary: 'Tells the customer a window; telling another moves it. He confirms by link. Row R3.',
  input: z.strictObject({ ...mark, ...windowFields }),
});
export const withdrawAppointment = contract({
  ...verb('withdrawAppointment'),
  path: '/work-orders/:id/withdraw-appointment',
  summary: 'Takes the promised window back without a new one; the customer is told.',
  input: z.strictObject({ ...mark, note: noteField().default('') }),
});
export const leaveForVisit = contract({
  ...verb('leave'),
  path: '/work-orders/:id/leave',
  summary: 'The technician is on the way; the customer is told. Row D4.',
  input: z.strictObject(fieldMark),
});
export const arriveAtVisit = contract({
  ...verb('arrive'),
  path: '/work-orders/:id/arrive',
  summary: 'The technician is there; without leave before, the visit begins here. Row D4.',
  input: z.strictObject(fieldMark),
});
export const startWork = contract({
  ...verb('start'),
  path: '/work-orders/:id/start',
  summary: 'The work begins; without leave or arrival before, the visit begins here. Row D4.',
  input: z.strictObject(fieldMark),
});
export const endVisit = contract({
  ...verb('endVisit'),
  path: '/work-orders/:id/end-visit',
  summary: 'Ends a visit that did not finish the work: a new window, or the work order waits. Row D4.',
  input: z.strictObject({
    ...fieldMark,
    outcome: z.enum(failedOutcomes),
    note: noteField().default(''),
    payer: z.enum(payers).nullable().default(null),
    photoFileId: idField().nullable().default(null),
    /** The next appointment; without one the work order waits. */
    next: z.strictObject(windowFields).nullable().default(null),
    /** For what it waits; without it as the outcome says. */
    waitReason: z.enum(waitReasons).nullable().default(null),
  }),
});
export const waitWithOrder = contract({
  ...verb('wait'),
  path: '/work-orders/:id/wait',
  summary: 'Lets a work order wait, with a coded reason; a promised window falls. Row D4.',
  input: z.strictObject({ ...fieldMark, reason: z.enum(waitReasons), note: noteField().default('') }),
});
export const resumeOrder = contract({
  ...verb('resume'),
  path: '/work-orders/:id/resume',
  summary: 'Goes on where it waited from; back to scheduled only with a new window.',
  input: z.strictObject({ ...fieldMark, window: z.strictObject(windowFields).nullable().default(null) }),
});
export const askToFinish = contract({
  ...verb('askToFinish'),
  path: '/work-orders/:id/ask-to-finish',
  summary: "Sends the completion code to the customer's phone, and nowhere else. Row R3.",
  /** The message names what the customer is to pay: he says the code to nobody who asks for more. */
  input: z.strictObject({ ...fieldMark, payAmount: amountField().default(0) }),
});
export const renewCode = contract({
  ...verb('renewCode'),
  path: '/work-orders/:id/renew-code',
  permission: 'workOrder.renewCode',
  summary: 'The office has a new completion code sent after five wrong tries. Row R3.',
  input: z.strictObject({ id: idField() }),
});
export const finishWork = contract({
  ...verb('finish'),
  path: '/work-orders/:id/finish',
  summary:
    'The work is done, proved by the code or, without a mobile, by signature and photo. Rows D4, I6, R3.',
  input: z.strictObject({
    ...fieldMark,
    proof: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('code'), code: lineField(20).min(1, 'lib.required') }),
      z.strictObject({ kind: z.literal('signature'), signatureFileId: idField(), photoFileId: idField() }),
    ]),
    note: noteField().default(''),
    payer: z.enum(payers).nullable().default(null),
  }),
  /** A wrong code is no refusal: the try is counted, and the work order says how many are left. */
  output: z.strictObject({ isFinished: z.boolean(), workOrder: WorkOrderView }),
});

/** What the customer reads behind his link; nothing of it names a person but the technician's first name. */
export const PublicAppointment = z.strictObject({
  companyTitle: z.string(),
  state: z.enum(publicAppointmentStates),
  /** Null for a window that no longer holds: the newest message has the newest. */
  appointment: z
    .strictObject({
      number: z.string(),
      deviceTitle: z.string(),
      fromAt: instantView(),
      toAt: instantView(),
      wish: z.string(),
      agencyTitle: z.string(),
      agencyPhone: z.string().nullable(),
      technicianFirstName: z.string().nullable(),
    })
    .nullable(),
  moves: z.array(z.enum(['confirm', 'askToMove'])),
});
export type PublicAppointment = z.input<typeof PublicAppointment>;
const TOKEN_MAX = 64;
const open = {
  permission: 'public' as const,
  output: PublicAppointment,
};
const link = { tenantCode: lineField(31), token: lineField(TOKEN_MAX) };
export const readAppointment = contract({
  ...open,
  operation: 'requests.appointment',
  method: 'GET',
  path: '/public/:tenantCode/appointments/:token',
  summary: 'The appointment behind the link of a message. Row R3.',
  input: z.strictObject(link),
});
export const answerAppointment = contract({
  ...open,
  operation: 'requests.answerAppointment',
  method: 'POST',
  path: '/public/:tenantCode/appointments/:token',
  once: 'none',
  summary: 'The customer confirms the window, or asks to move it. Row R3.',
  input: z.strictObject({
    ...link,
    answer: z.enum(['confirm', 'askToMove']),
    wish: lineField(300).default(''),
  }),
});

import { z } from 'zod';

import { instantView } from '../lib/fields.ts';
import {
  appointmentStates,
  finishProofs,
  payers,
  visitEventKinds,
  visitOutcomes,
  waitReasons,
  workOrderStages,
} from './words.contract.ts';

// What is known of the work in the field: the window told to the customer, the visits, what is waited for.

export const AppointmentView = z.strictObject({
  id: z.uuid(),
  fromAt: instantView(),
  toAt: instantView(),
  state: z.enum(appointmentStates),
  /** What the customer wrote when he asked for another time. */
  wish: z.string(),
  promisedAt: instantView(),
  promisedByTitle: z.string(),
  /** When the customer confirmed it, or asked to move it. */
  answeredAt: instantView().nullable(),
});
export type AppointmentView = z.input<typeof AppointmentView>;

export const VisitView = z.strictObject({
  id: z.uuid(),
  ordinal: z.int(),
  technicianTitle: z.string(),
  /** As the phone says; the events hold both clocks. */
  leftAt: instantView().nullable(),
  arrivedAt: instantView().nullable(),
  startedAt: instantView().nullable(),
  endedAt: instantView().nullable(),
  outcome: z.enum(visitOutcomes).nullable(),
  note: z.string(),
  payer: z.enum(payers).nullable(),
  proof: z.enum(finishProofs).nullable(),
  signatureFileId: z.uuid().nullable(),
  photoFileId: z.uuid().nullable(),
  /** The two clocks of one of its events lie more than five minutes apart. */
  isSkewed: z.boolean(),
  events: z.array(
    z.strictObject({
      kind: z.enum(visitEventKinds),
      occurredAt: instantView(),
      recordedAt: instantView(),
      isSkewed: z.boolean(),
    }),
  ),
});
export type VisitView = z.input<typeof VisitView>;

export const WaitingView = z.strictObject({
  reason: z.enum(waitReasons),
  note: z.string(),
  from: z.enum(workOrderStages),
  sinceAt: instantView().nullable(),
});
export type WaitingView = z.input<typeof WaitingView>;

/** What may be known of the completion code: never the code. */
export const CompletionCodeView = z.strictObject({
  sentAt: instantView(),
  expiresAt: instantView(),
  triesLeft: z.int(),
  /** Five wrong tries: only the office gives a new one. */
  isLocked: z.boolean(),
});
export type CompletionCodeView = z.input<typeof CompletionCodeView>;

/** The fields of a work order that tell of the work itself. */
export const fieldWorkViews = {
  /** The live one. */
  appointment: AppointmentView.nullable(),
  /** Oldest first; the last is open while its `endedAt` is null. */
  visits: z.array(VisitView),
  waiting: WaitingView.nullable(),
  completionCode: CompletionCodeView.nullable(),
  /** `signature` where no phone on the request takes a code. */
  finishBy: z.enum(finishProofs),
  finishProof: z.enum(finishProofs).nullable(),
  doneAt: instantView().nullable(),
  /** The work day: what the phone said, or the server's time when that cannot be believed. */
  workEndedAt: instantView().nullable(),
  /** The work day waits for a person's judgement. */
  isDateHeld: z.boolean(),
};

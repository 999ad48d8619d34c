import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { listener } from '../lib/jobs.ts';
import type { Listener } from '../lib/jobs.ts';
import { sendSecret, sendText } from '../messaging/messaging.ts';
import { windowInWords } from './appointment-words.ts';
import { firstNameOf } from './assign.ts';
import { mobileOf } from './contact-mobile.ts';
import { newToken } from './public-appointment.ts';
import { selectMessageFacts } from './referrals.sql.ts';
import type { MessageFacts } from './referrals.sql.ts';
import { appointmentPromised, appointmentWithdrawn, technicianLeft } from './requests.events.ts';
import { orderSight } from './requests.scope.ts';
import { selectTenant } from './requests.sql.ts';
import * as sql from './visits.sql.ts';

// What the customer is told of the work by SMS, once the command is done.

export function fieldWorkListeners(publicUrl: string): readonly Listener[] {
  return [
    listener(appointmentPromised, 'requests.tellAppointment', async (ctx, given) => {
      await tellAppointment(ctx, given, publicUrl);
    }),
    listener(appointmentWithdrawn, 'requests.tellWithdrawn', async (ctx, given) => {
      await tellWithdrawn(ctx, given, publicUrl);
    }),
    listener(technicianLeft, 'requests.tellLeft', tellLeft),
  ];
}

type Promised = z.output<typeof appointmentPromised.data>;

/** The link is made here and stands only in the message: whoever holds it answers for the customer. Row R3. */
async function tellAppointment(
  ctx: Context,
  { workOrderId, requestId, appointmentId }: Promised,
  publicUrl: string,
): Promise<void> {
  const [appointment, facts, { code, zone }] = await Promise.all([
    sql.lockLiveAppointment.first(ctx, { workOrderId }),
    factsOf(ctx, workOrderId),
    selectTenant.one(ctx),
  ]);
  // Moved again before this message was written: the next one tells the newest window.
  if (appointment === undefined || appointment.id !== appointmentId || facts === undefined) return;
  const { token, tokenHash } = newToken();
  await sql.setAppointmentToken.run(ctx, { id: appointmentId, tokenHash });
  const { isTold } = await sql.selectToldBefore.one(ctx, { workOrderId, id: appointmentId });
  await sendSecret(ctx, {
    to: await mobileOf(ctx, requestId),
    template: isTold ? 'appointments.moved' : 'appointments.promised',
    recipient: 'customer',
    subject: requestId,
    part: workOrderId,
    values: { number: facts.number, ...windowInWords(zone, appointment) },
    secret: `${publicUrl}/p/${code}/a/${token}`,
    expiresAt: appointment.toAt,
  });
}

async function tellWithdrawn(
  ctx: Context,
  { workOrderId, requestId, appointmentId }: Promised,
  publicUrl: string,
): Promise<void> {
  const [appointment, facts, { code, zone }] = await Promise.all([
    sql.selectAppointment.first(ctx, { id: appointmentId }),
    factsOf(ctx, workOrderId),
    selectTenant.one(ctx),
  ]);
  // Who was never told of it, or whose window is over, need not hear that it fell.
  if (appointment?.isTold !== true || facts === undefined || appointment.toAt <= ctx.now) return;
  const [requestNumber = ''] = facts.number.split('-');
  await sendText(ctx, {
    to: await mobileOf(ctx, requestId),
    template: 'appointments.withdrawn',
    recipient: 'customer',
    subject: requestId,
    part: workOrderId,
    values: {
      number: facts.number,
      ...windowInWords(zone, appointment),
      link: `${publicUrl}/p/${code}/t?n=${requestNumber}`,
    },
  });
}

/** A phone without a network says it late; nobody is told of a way that is surely over. */
const LEFT_MS_MAX = 30 * 60_000;

async function tellLeft(
  ctx: Context,
  { workOrderId, requestId, visitId }: z.output<typeof technicianLeft.data>,
): Promise<void> {
  const [visit, facts] = await Promise.all([
    sql.lockOpenVisit.first(ctx, { workOrderId }),
    factsOf(ctx, workOrderId),
  ]);
  // He is there already, or turned back.
  if (visit === undefined || visit.id !== visitId || visit.arrivedAt !== null || facts === undefined) return;
  if (visit.leftAt !== null && ctx.now.getTime() - visit.leftAt.getTime() > LEFT_MS_MAX) return;
  await sendText(ctx, {
    to: await mobileOf(ctx, requestId),
    template: 'technicians.left',
    recipient: 'customer',
    subject: requestId,
    part: workOrderId,
    values: { number: facts.number, technician: firstNameOf(visit.technicianTitle) },
  });
}

async function factsOf(ctx: Context, workOrderId: string): Promise<MessageFacts | undefined> {
  return await selectMessageFacts.first(ctx, { id: workOrderId, ...orderSight(ctx) });
}

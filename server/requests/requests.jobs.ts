import type { z } from 'zod';

import { agenciesByIds, agencyManagers } from '../agencies/agencies.ts';
import { customersChanged } from '../customers/customers.events.ts';
import { siteById } from '../customers/customers.ts';
import { person } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { formatJalaliInstant } from '../lib/jalali.ts';
import { listener } from '../lib/jobs.ts';
import type { Listener } from '../lib/jobs.ts';
import { formatPhone } from '../lib/phone.ts';
import { sendText } from '../messaging/messaging.ts';
import { clockBreached, dueMoved } from '../sla/sla.events.ts';
import { mobileOf } from './contact-mobile.ts';
import { selectMessageFacts } from './referrals.sql.ts';
import type { MessageFacts } from './referrals.sql.ts';
import {
  referralRecalled,
  requestReceived,
  technicianAssigned,
  workOrderReferred,
} from './requests.events.ts';
import { orderSight } from './requests.scope.ts';
import { writeRequestWords } from './request-search.ts';
import { selectIdsOfCustomers, selectPhones, selectRequest, selectTenant } from './requests.sql.ts';
import { returnSilent } from './take-back.ts';
import { moveAcceptBy } from './work-order-list.sql.ts';
import { selectReferrals } from './work-orders.sql.ts';

// Who is told by SMS, once the command is done: one listener for each event and recipient.

/** `publicUrl` is where customers reach this installation: links in messages begin with it. Rows A11, A12. */
export function requestListeners(publicUrl: string): readonly Listener[] {
  return [
    listener(requestReceived, 'requests.tellCustomer', async (ctx, { requestId }) => {
      await tellCustomerReceived(ctx, requestId, publicUrl);
    }),
    listener(workOrderReferred, 'requests.tellReferred', tellReferred),
    listener(referralRecalled, 'requests.tellRecalled', tellRecalled),
    listener(technicianAssigned, 'requests.tellTechnician', tellTechnician),
    listener(customersChanged, 'requests.findAgain', async (ctx, { customerIds }) => {
      await writeRequestWords(
        ctx,
        (await selectIdsOfCustomers.all(ctx, { customerIds })).map((row) => row.id),
      );
    }),
    listener(dueMoved, 'requests.moveAcceptBy', async (ctx, { policy, subjectId }) => {
      if (policy === 'referral') await moveAcceptBy.run(ctx, { referralId: subjectId });
    }),
    listener(clockBreached, 'requests.takeBackSilent', async (ctx, { policy, subjectId }) => {
      if (policy === 'referral') await returnSilent(ctx, subjectId);
    }),
  ];
}

async function tellCustomerReceived(ctx: Context, requestId: string, publicUrl: string): Promise<void> {
  const request = await selectRequest.first(ctx, { id: requestId });
  if (request === undefined) return;
  const { code } = await selectTenant.one(ctx);
  await sendText(ctx, {
    to: await mobileOf(ctx, requestId),
    template: 'requests.received',
    recipient: 'customer',
    subject: requestId,
    values: { number: request.number, link: `${publicUrl}/p/${code}/t?n=${request.number}` },
  });
}

async function tellReferred(
  ctx: Context,
  { workOrderId, requestId, referralId, agencyId }: z.output<typeof workOrderReferred.data>,
): Promise<void> {
  const facts = await factsOf(ctx, workOrderId);
  const [agency] = await agenciesByIds(ctx, [agencyId]);
  // Taken back before the message was written: nobody is told of what no longer holds.
  if (facts === undefined || agency === undefined || facts.agencyId !== agencyId) return;
  const about = { subject: requestId, part: workOrderId };
  await sendText(ctx, {
    to: await mobileOf(ctx, requestId),
    template: 'requests.referred',
    recipient: 'customer',
    ...about,
    values: { number: facts.number, agency: agency.title, phone: readable(agency.phone) },
  });
  const { zone } = await selectTenant.one(ctx);
  const referrals = await selectReferrals.all(ctx, { orderIds: [workOrderId], ownAgencyId: agencyId });
  const acceptBy = referrals.find((referral) => referral.id === referralId)?.acceptBy ?? null;
  const deadline = acceptBy === null ? '' : formatJalaliInstant(zone, acceptBy);
  for (const manager of await agencyManagers(ctx, agencyId)) {
    await sendText(ctx, {
      to: manager.mobile,
      template: 'referrals.offered',
      recipient: 'agency',
      ...about,
      values: { number: facts.number, device: facts.deviceTitle, city: facts.cityTitle ?? '', deadline },
    });
  }
}

async function tellRecalled(
  ctx: Context,
  { workOrderId, requestId, agencyId }: z.output<typeof referralRecalled.data>,
): Promise<void> {
  const facts = await factsOf(ctx, workOrderId);
  if (facts === undefined) return;
  for (const manager of await agencyManagers(ctx, agencyId)) {
    await sendText(ctx, {
      to: manager.mobile,
      template: 'referrals.recalled',
      recipient: 'agency',
      subject: requestId,
      part: workOrderId,
      values: { number: facts.number },
    });
  }
}

async function tellTechnician(
  ctx: Context,
  { workOrderId, requestId, technicianId }: z.output<typeof technicianAssigned.data>,
): Promise<void> {
  const facts = await factsOf(ctx, workOrderId);
  const technician = await person(ctx, technicianId);
  if (facts === undefined || technician === undefined || facts.technicianId !== technicianId) return;
  const site = facts.siteId === null ? undefined : await siteById(ctx, facts.siteId);
  const [first] = await selectPhones.all(ctx, { requestIds: [requestId] });
  await sendText(ctx, {
    to: technician.mobile,
    template: 'technicians.assigned',
    recipient: 'technician',
    subject: requestId,
    part: workOrderId,
    values: {
      number: facts.number,
      customer: facts.customerName,
      phone: readable(first?.number ?? null),
      address: site?.line ?? '',
      device: facts.deviceTitle,
      symptom: [...facts.symptoms, facts.symptomNote].filter((text) => text !== '').join('، '),
    },
  });
}

async function factsOf(ctx: Context, workOrderId: string): Promise<MessageFacts | undefined> {
  return await selectMessageFacts.first(ctx, { id: workOrderId, ...orderSight(ctx) });
}

function readable(number: string | null): string {
  return number === null ? '' : formatPhone(number);
}

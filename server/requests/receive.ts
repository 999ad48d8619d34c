import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';
import { announce } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { json } from '../lib/sql.ts';
import { tell } from '../lib/timeline.ts';
import { startClock, stopClock } from '../sla/sla.ts';
import { labourCoverage } from './coverage-line.ts';
import { callerNumberOf, customerOf, devicesOf } from './received-parts.ts';
import type { ToldDevice } from './received-parts.ts';
import { writeRequestWords } from './request-search.ts';
import { viewRequest } from './request-view.ts';
import { liveChannels } from './requests.contract.ts';
import type { ReceiveRequest, RequestView } from './requests.contract.ts';
import { requestReceived } from './requests.events.ts';
import { requireOffice } from './requests.scope.ts';
import * as sql from './requests.sql.ts';
import { takeTrackingNumbers } from './tracking-blocks.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';
import type { CoverageLine } from './work-orders.contract.ts';
import * as orderSql from './work-orders.sql.ts';

/**
 * Receives a request by any channel: each device a work order of its own, with the cover of that day; a question that
 * was answered ends with its answer. The customer is told by SMS. Rows A1–A5, A7, A12, O1.
 */
export async function receive(ctx: Context, input: ReceiveRequest): Promise<RequestView> {
  requireOffice(ctx);
  const isAnswered = input.answer !== '';
  if (input.kind === 'service' && input.devices.length === 0 && !isAnswered) {
    throw new Failure('invalid', 'requests.deviceNeeded', {}, 'devices');
  }
  const callerNumber = await callerNumberOf(ctx, input.callerNumber, 'callerNumber');
  const { customer, site } = await customerOf(ctx, input);
  const told = await devicesOf(ctx, input, { customerId: customer?.id ?? null, siteId: site?.id ?? null });
  if (!isAnswered && !input.despiteOpenWork) await refuseOpenWork(ctx, told);

  const id = newId(ctx.now.getTime());
  const [number = ''] = await takeTrackingNumbers(ctx, 1);
  const phones = [
    ...new Set([callerNumber, ...(customer?.phones ?? []).map((phone) => phone.number)]),
  ].filter((phone) => phone !== null);
  await sql.insertRequest.run(ctx, {
    id,
    number,
    kind: input.kind,
    channel: input.channel,
    customerId: customer?.id ?? null,
    siteId: site?.id ?? null,
    cityId: site?.cityId ?? null,
    callerName: input.callerName === '' ? (customer?.name ?? '') : input.callerName,
    callerNumber,
    priority: input.priority,
    note: input.note,
    ...outcomeOf(ctx, input, told),
    now: ctx.now,
    receivedBy: ctx.actor.membershipId,
    byTitle: ctx.actor.title,
  });
  await sql.insertPhones.run(ctx, {
    id,
    numbers: phones,
    callers: phones.map((phone) => phone === callerNumber),
  });
  await sql.insertDevices.run(ctx, { id, deviceIds: told.map(({ device }) => device.id) });
  if (isAnswered) await keepSymptoms(ctx, id, told);
  else await makeOrders(ctx, { id, number }, told);
  await keepClocks(ctx, id, input);
  await tellOfRequest(ctx, { id, number, input });
  await writeRequestWords(ctx, [id]);
  return await viewRequest(ctx, id);
}

/** Without work orders a request waits for its answer, unless it came with one. */
function outcomeOf(ctx: Context, input: ReceiveRequest, told: readonly ToldDevice[]) {
  const isAnswered = input.answer !== '';
  return {
    stage: isAnswered ? 'closed' : 'new',
    answer: isAnswered ? input.answer : null,
    endedAt: isAnswered ? ctx.now : null,
    workOrderCount: isAnswered ? 0 : told.length,
  };
}

/** A second request for the same device is made only by someone who saw the first. */
async function refuseOpenWork(ctx: Context, told: readonly ToldDevice[]): Promise<void> {
  const open = await orderSql.selectOpenOn.all(ctx, { deviceIds: told.map(({ device }) => device.id) });
  if (open.length === 0) return;
  const fields = open.map((order) => ({
    path: `devices.${told.findIndex(({ device }) => device.id === order.deviceId)}.deviceId`,
    code: 'requests.openWorkOn',
    facts: {
      number: order.number,
      requestId: order.requestId,
      workOrderId: order.workOrderId,
      stage: order.stage,
    },
  }));
  throw new Failure('conflict', 'requests.openWork', { number: open[0]?.number ?? '' }, fields);
}

async function makeOrders(
  ctx: Context,
  request: { id: string; number: string },
  told: readonly ToldDevice[],
): Promise<void> {
  if (told.length === 0) return;
  const { zone } = await sql.selectTenant.one(ctx);
  const coverage = await labourCoverage(
    ctx,
    told.map(({ device }) => device.id),
    dayIn(zone, ctx.now),
  );
  const orders = told.map((each, index) => ({ ...each, id: newId(ctx.now.getTime()), place: index + 1 }));
  await orderSql.insertOrders.run(ctx, {
    requestId: request.id,
    ids: orders.map((order) => order.id),
    places: orders.map((order) => order.place),
    deviceIds: orders.map((order) => order.device.id),
    lineIds: orders.map((order) => order.device.productLineId),
    kinds: orders.map((order) => order.serviceKind),
    notes: orders.map((order) => order.symptomNote),
    coverages: orders.map((order) => storedCoverage(coverage.get(order.device.id))),
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  const symptoms = orders.flatMap((order) =>
    [...new Set(order.symptomIds)].map((symptomId) => ({ order, symptomId })),
  );
  await orderSql.insertOrderSymptoms.run(ctx, {
    orderIds: symptoms.map(({ order }) => order.id),
    symptomIds: symptoms.map(({ symptomId }) => symptomId),
  });
  for (const order of orders) {
    await tell(ctx, {
      subject: request.id,
      part: order.id,
      kind: 'requests.told.orderMade',
      audience: ['office', 'ts', 'agency', 'technician'],
      facts: { number: formatWorkOrderNumber(request.number, order.place), device: order.device.modelTitle },
    });
    await tell(ctx, {
      subject: order.device.id,
      part: order.id,
      kind: 'requests.told.deviceWork',
      audience: ['office'],
      facts: { number: formatWorkOrderNumber(request.number, order.place), requestId: request.id },
    });
    hint(ctx, { topic: 'workOrder', id: order.id });
  }
}

function storedCoverage(line: CoverageLine | undefined): string | null {
  return line === undefined ? null : json(line);
}

async function keepSymptoms(ctx: Context, id: string, told: readonly ToldDevice[]): Promise<void> {
  const symptomIds = [...new Set(told.flatMap((each) => each.symptomIds))];
  await sql.insertSymptoms.run(ctx, { id, symptomIds });
}

/** A live conversation is timed from its first word; what came in writing waits until somebody looks after it. */
async function keepClocks(ctx: Context, id: string, input: ReceiveRequest): Promise<void> {
  if (liveChannels.includes(input.channel)) {
    if (input.startedAt === undefined) return;
    const startedAt = new Date(Math.min(Date.parse(input.startedAt), ctx.now.getTime()));
    await startClock(ctx, { policy: 'conversation', subjectId: id, startedAt });
    await stopClock(ctx, { policy: 'conversation', subjectId: id });
    return;
  }
  if (input.answer === '') await startClock(ctx, { policy: 'unattended', subjectId: id });
}

async function tellOfRequest(
  ctx: Context,
  { id, number, input }: { id: string; number: string; input: ReceiveRequest },
): Promise<void> {
  const isAnswered = input.answer !== '';
  await tell(ctx, {
    subject: id,
    kind: 'requests.told.received',
    audience: ['office', 'customer'],
    facts: { number, channel: input.channel },
  });
  if (isAnswered)
    await tell(ctx, { subject: id, kind: 'requests.told.answered', audience: ['office', 'customer'] });
  await audit(ctx, {
    action: 'requests.receive',
    kind: 'request',
    id,
    after: {
      number,
      channel: input.channel,
      kind: input.kind,
      priority: input.priority,
      devices: input.devices.length,
    },
    personalAfter: {
      callerName: input.callerName,
      callerNumber: input.callerNumber,
      note: input.note,
      answer: input.answer,
    },
  });
  await announce(ctx, requestReceived, { requestId: id });
  hint(ctx, { topic: 'request', id });
}

import { phonesOf, siteById } from '../customers/customers.ts';
import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { readTimeline } from '../lib/timeline.ts';
import type { TimelineView } from '../lib/timeline.ts';
import { messagesAbout } from '../messaging/messaging.ts';
import type { RequestView } from './requests.contract.ts';
import { requireOffice } from './requests.scope.ts';
import * as sql from './requests.sql.ts';
import type { StoredRequest } from './requests.sql.ts';
import { viewOrders } from './work-order-view.ts';

/** The whole story of a request, for the head office. */
export async function viewRequest(ctx: Context, id: string): Promise<RequestView> {
  requireOffice(ctx);
  const request = await sql.selectRequest.first(ctx, { id });
  if (request === undefined) throw new Failure('missing', 'requests.missing');
  const { customerId, customerName, siteId, ...facts } = request;
  const beside = {
    phones: sql.selectPhones.all(ctx, { requestIds: [id] }),
    site: siteId === null ? undefined : siteById(ctx, siteId),
  };
  const [ownPhones, site, phones, devices, symptoms, workOrders, contacts, messages] = await Promise.all([
    customerId === null ? [] : phonesOf(ctx, customerId),
    beside.site,
    beside.phones,
    sql.selectDevices.all(ctx, { id }),
    sql.selectSymptoms.all(ctx, { id }),
    viewOrders(ctx, { requestId: id, beside }),
    sql.selectContacts.all(ctx, { id }),
    messagesAbout(ctx, id),
  ]);
  return {
    ...facts,
    customer:
      customerId === null || customerName === null
        ? null
        : {
            id: customerId,
            name: customerName,
            phones: [...new Set([...phones.map((phone) => phone.number), ...ownPhones])],
          },
    site: site === undefined ? null : { id: site.id, line: site.line, cityTitle: site.cityTitle },
    devices,
    symptoms,
    workOrders,
    contacts,
    messages: messages.map((message) => ({
      id: message.id,
      toNumber: message.number,
      direction: message.direction,
      recipient: message.recipient,
      text: message.text,
      state: message.state,
      at: message.madeAt,
    })),
    moves: requestMoves(
      ctx,
      request,
      workOrders.every((order) => order.stage === 'new'),
    ),
  };
}

function requestMoves(ctx: Context, request: StoredRequest, isUntouched: boolean): RequestView['moves'] {
  const isOpen = request.endedAt === null;
  return [
    ...(can(ctx, 'request.receive') ? (['change'] as const) : []),
    ...(isOpen && can(ctx, 'request.contact') ? (['contact'] as const) : []),
    ...(isOpen && isUntouched && can(ctx, 'workOrder.close') ? (['close'] as const) : []),
  ];
}

/** What happened to a request, newest first. */
export async function requestTimeline(
  ctx: Context,
  ask: { id: string; after?: string | undefined; limit: number },
): Promise<TimelineView> {
  requireOffice(ctx);
  if ((await sql.selectRequest.first(ctx, { id: ask.id })) === undefined)
    throw new Failure('missing', 'requests.missing');
  return await readTimeline(ctx, {
    subject: ask.id,
    personal: true,
    limit: ask.limit,
    ...(ask.after !== undefined && { after: ask.after }),
  });
}

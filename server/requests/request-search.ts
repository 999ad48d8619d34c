import type { Context } from '../lib/context.ts';
import { writeSearchRows } from '../lib/search.ts';
import * as sql from './request-search.sql.ts';
import type { DeviceWords, OrderWords, RequestWords } from './request-search.sql.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';

// What a request and its work orders are found by. The head office finds the request by anything; an agency finds its
// own work orders, and once it may no longer know whose they were, only by what tells nothing of a person.

/** Writes the search rows of requests (at most 1,000) and of their work orders anew. Row A8. */
export async function writeRequestWords(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<void> {
  const [requests, devices, orders] = await Promise.all([
    sql.selectRequestWords.all(ctx, { ids }),
    sql.selectDeviceWords.all(ctx, { ids }),
    sql.selectOrderWords.all(ctx, { ids }),
  ]);
  const devicesOf = Map.groupBy(devices, (device) => device.requestId);
  const ordersOf = Map.groupBy(orders, (order) => order.requestId);
  await writeSearchRows(
    ctx,
    requests.flatMap((request) => [
      requestRow(request, devicesOf.get(request.id) ?? [], ordersOf.get(request.id) ?? []),
      ...(ordersOf.get(request.id) ?? []).map((order) => orderRow(request, order)),
    ]),
  );
}

function requestRow(request: RequestWords, devices: readonly DeviceWords[], orders: readonly OrderWords[]) {
  const plainWords = [
    request.number,
    ...devices.flatMap(deviceWords),
    ...orders.flatMap((order) => [...order.symptoms, order.agencyTitle]),
  ];
  const notes = [request.note, request.answer, ...orders.map((order) => order.symptomNote)];
  return {
    kind: 'request',
    subjectId: request.id,
    at: request.receivedAt,
    plainWords,
    words: [...plainWords, ...personalWords(request), ...notes],
  };
}

function orderRow(request: RequestWords, order: OrderWords) {
  const plainWords = [
    formatWorkOrderNumber(request.number, order.place),
    ...deviceWords(order),
    ...order.symptoms,
  ];
  return {
    kind: 'workOrder',
    subjectId: order.id,
    at: request.receivedAt,
    agencyId: order.agencyId,
    plainWords,
    words: [...plainWords, ...personalWords(request), order.symptomNote],
    personalUntil: order.personalUntil,
  };
}

function personalWords(request: RequestWords): (string | null)[] {
  const national = request.phones.map((phone) => phone.replace(/^\+98/, '0'));
  return [
    request.customerName,
    request.nationalId,
    request.callerName,
    ...request.phones,
    ...national,
    request.place,
  ];
}

function deviceWords(device: DeviceWords): (string | null)[] {
  return [
    device.serial,
    device.serialKey,
    device.modelCode,
    device.modelTitle,
    device.brandTitle,
    device.typeTitle,
  ];
}

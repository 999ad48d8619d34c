import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Contract } from '../server/lib/contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import { acceptReferral, referWorkOrder } from '../server/requests/work-orders.contract.ts';
import type { House } from './bad-luck-house.ts';
import { httpClient } from './http-client.ts';

// What the clients of the bad-luck run want: a request, and of every third that it is referred and accepted. Each
// command has its key from the beginning; one that was not answered is sent again with the same key.

export interface Chain {
  readonly stepCount: 1 | 2 | 3;
  /** Keys of the commands: receive, refer, accept. */
  readonly keys: readonly string[];
  /** When the caller's conversation began: its clock belongs to the request. */
  readonly startedAt: string;
  /** Steps that were answered. */
  done: number;
  requestId: string | undefined;
  order: { readonly id: string; readonly version: number } | undefined;
}

const CONVERSATION_MS = 60_000;
const Order = z.looseObject({ id: z.uuid(), version: z.int() });
const Request = z.looseObject({ id: z.uuid(), workOrders: z.array(Order).length(2) });

export function newChain(stepCount: Chain['stepCount']): Chain {
  return {
    stepCount,
    keys: [randomUUID(), randomUUID(), randomUUID()],
    startedAt: new Date(Date.now() - CONVERSATION_MS).toISOString(),
    done: 0,
    requestId: undefined,
    order: undefined,
  };
}

export const isWhole = (chain: Chain) => chain.done === chain.stepCount;

/** Sends the next command of a chain; false when no answer came or the program asked to come later. */
export async function step(house: House, chain: Chain): Promise<boolean> {
  const { contract, who, input } = nextCommand(house, chain);
  const client = httpClient(house.url, house.keys[who]);
  const answer = await client
    .ask(contract, input, { key: chain.keys[chain.done] ?? '' })
    .catch(() => undefined);
  if (answer === undefined || answer.status === 429 || answer.status >= 500) return false;
  if (answer.status !== 200 && answer.status !== 201)
    throw new Error(`${contract.operation}: ${answer.status} ${answer.body}`);
  const body: unknown = JSON.parse(answer.body);
  if (chain.done === 0) {
    const request = Request.parse(body);
    chain.requestId = request.id;
    chain.order = request.workOrders[0];
  } else {
    chain.order = Order.parse(body);
  }
  chain.done += 1;
  return true;
}

function nextCommand(
  { scene }: House,
  chain: Chain,
): { contract: Contract; who: 'reception' | 'dispatcher' | 'agency'; input: Record<string, unknown> } {
  const mark = { id: chain.order?.id, version: chain.order?.version };
  switch (chain.done) {
    case 0:
      return {
        contract: receiveRequest,
        who: 'reception',
        input: {
          channel: 'phone',
          kind: 'service',
          callerNumber: '09151234567',
          customerId: scene.customerId,
          siteId: scene.siteId,
          devices: [{ deviceId: scene.devices.first }, { deviceId: scene.devices.second }],
          note: chain.keys[0],
          startedAt: chain.startedAt,
          despiteOpenWork: true,
        },
      };
    case 1:
      return {
        contract: referWorkOrder,
        who: 'dispatcher',
        input: { ...mark, agencyId: scene.near.id, despiteRules: true, note: 'با شتاب' },
      };
    default:
      return { contract: acceptReferral, who: 'agency', input: mark };
  }
}

import assert from 'node:assert/strict';

import { registerCustomer } from '../server/customers/customers.contract.ts';
import { listSandboxMessages } from '../server/messaging/messaging.contract.ts';
import * as field from '../server/requests/field-work.contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import * as orders from '../server/requests/work-orders.contract.ts';
import type { WorkOrderView } from '../server/requests/work-orders.contract.ts';
import type { ServiceKind } from '../server/requests/words.contract.ts';
import { Refused } from './http-client.ts';
import { makeScene } from './scene.ts';
import type { World } from './world.ts';

// Work in the field for tests: jobs brought to the stage that a test begins with, and the customer's phone.

export type Marked = Pick<WorkOrderView, 'id' | 'version'>;
export const markOf = ({ id, version }: Marked) => ({ id, version });
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
let counted = 700_000;

/** Two hours from an hour of UTC on, so many days from now. */
export function windowIn(days: number, hour = 8): { fromAt: string; toAt: string } {
  const midnight = new Date(`${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`);
  const fromAt = new Date(midnight.getTime() + hour * HOUR_MS);
  return { fromAt: fromAt.toISOString(), toAt: new Date(fromAt.getTime() + 2 * HOUR_MS).toISOString() };
}

export async function refusal(promise: Promise<unknown>): Promise<{ status: number; code: string }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return { status: error.status, code: error.problem.errors[0]?.code ?? error.problem.code };
}

interface Given {
  readonly serviceKind?: ServiceKind;
  /** A new one, sold and installed today, unless given. */
  readonly deviceId?: string;
  readonly customer?: { readonly callerNumber: string; readonly customerId: string; readonly siteId: string };
}

export async function makeWorkScene(world: Pick<World, 'as' | 'inTenant' | 'settle'>) {
  const scene = await makeScene(world);
  const [admin, reception, dispatcher, manager, technician] = await Promise.all(
    ['admin', 'reception', 'dispatcher', 'agency:1001', 'technician:1001'].map((who) => world.as(who)),
  );
  assert(admin && reception && dispatcher && manager && technician);

  /** A customer with a landline alone. */
  const withoutMobile = async () => {
    const callerNumber = `0513870${(counted += 1) % 10_000}`.padEnd(11, '0');
    const { provinceId, cityId } = scene;
    const made = await reception.call(registerCustomer, {
      kind: 'person',
      name: 'خانه بی‌همراه',
      phones: [{ number: callerNumber }],
      site: { provinceId, cityId, street: 'کوهسنگی' },
    });
    return { callerNumber, customerId: made.id, siteId: made.sites[0]?.id ?? '' };
  };
  const received = async (given: Given = {}) => {
    const request = await reception.call(receiveRequest, {
      channel: 'phone',
      kind: 'service',
      callerNumber: '09151234567',
      customerId: scene.customerId,
      siteId: scene.siteId,
      ...given.customer,
      devices: [
        {
          deviceId: given.deviceId ?? (await scene.device(`WS-${(counted += 1)}`)),
          serviceKind: given.serviceKind ?? 'repair',
          symptomIds: [scene.warm.id],
        },
      ],
    });
    const [order] = request.workOrders;
    assert(order !== undefined);
    return order;
  };
  const offered = async (given?: Given) =>
    await dispatcher.call(orders.referWorkOrder, {
      ...markOf(await received(given)),
      agencyId: scene.near.id,
    });
  const accepted = async (given?: Given) => {
    const order = await manager.call(orders.acceptReferral, markOf(await offered(given)));
    return await manager.call(orders.assignTechnician, {
      ...markOf(order),
      technicianId: scene.near.technicianId,
    });
  };
  const scheduled = async (given?: Given) =>
    await manager.call(field.promiseAppointment, { ...markOf(await accepted(given)), ...windowIn(1) });
  const started = async (given?: Given) =>
    await technician.call(field.startWork, { id: (await accepted(given)).id });
  /** Texts on a phone of the sandbox, newest first. */
  const onPhone = async (mobile = '09151234567') => {
    await world.settle();
    const { items } = await admin.call(listSandboxMessages, { mobile, limit: 100 });
    return items.filter((message) => !message.isOwn).map((message) => message.text);
  };
  /** The code in the newest text that holds one for this work order. */
  const codeOf = async ({ number }: Pick<WorkOrderView, 'number'>, mobile?: string) => {
    const said = number.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const text = (await onPhone(mobile)).find((each) => each.includes(said) && /کد پایان/.test(each));
    const code = /(?<!\d)(\d{5})(?!\d)/.exec(text ?? '')?.[1];
    assert(code !== undefined, 'a code on the phone');
    return code;
  };
  /** The token in the newest link to an appointment of this work order. */
  const linkOf = async ({ number }: Pick<WorkOrderView, 'number'>) => {
    const said = number.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
    const text = (await onPhone()).find((each) => each.includes(said) && each.includes('/a/'));
    const token = /\/p\/arka\/a\/([\w-]+)/.exec(text ?? '')?.[1];
    assert(token !== undefined, 'a link on the phone');
    return token;
  };
  return {
    ...scene,
    admin,
    reception,
    dispatcher,
    manager,
    technician,
    received,
    withoutMobile,
    offered,
    accepted,
    scheduled,
    started,
    onPhone,
    codeOf,
    linkOf,
  };
}

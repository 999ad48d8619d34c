import type { Context } from '../../server/lib/context.ts';
import type { Listener } from '../../server/lib/jobs.ts';
import { seededRandom } from '../../server/lib/seeded-random.ts';
import { Failure } from '../../server/lib/failure.ts';
import type { HistoryAgency, HistoryDevice } from '../../server/requests/request-history.make.ts';
import type { RequestView } from '../../server/requests/requests.contract.ts';
import { receiveRequest } from '../../server/requests/requests.contract.ts';
import { receive, refer } from '../../server/requests/requests.ts';
import { referWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { allPermissions, allSlices, companySeeds } from '../../server/slices.ts';
import type { InCompany } from './demo-history.ts';

// This morning's calls, by the verb itself: they wait for a referral, and their messages lie on the sandbox phones.

const COUNT = 9;
const REFERRED_COUNT = 3;
const NOTES = [
  'از دیروز کار نمی‌کند',
  'عصرها در خانه هستند',
  'آسانسور ندارد',
  '',
  'لطفاً پیش از آمدن تماس بگیرید',
  '',
] as const;

/** Who hears what happens while the demo is made; the first start's worker then sends the messages. */
export function demoListeners(): readonly Listener[] {
  const nobody = async () => undefined;
  const parts = {
    allPermissions,
    seeds: companySeeds,
    sendCode: nobody,
    setupToken: undefined,
    isDemoOpen: true,
    publicUrl: '',
  };
  return allSlices(parts).flatMap((slice) => slice.listeners);
}

export async function receiveToday(
  inCompany: InCompany,
  devices: readonly HistoryDevice[],
  receiverTitle: string,
  agency: HistoryAgency,
): Promise<void> {
  const random = seededRandom(61);
  const [first, ...others] = devices;
  if (first === undefined) return;
  for (let made = 0; made < COUNT; made += 1) {
    const device = random.pick([first, ...others]);
    await inCompany((ctx) => receiveOne(ctx, device, random.pick(NOTES), receiverTitle)).catch(
      unlessOpenAlready,
    );
  }
  const near = devices.filter((device) => device.customer.cityId === agency.cityId).slice(-REFERRED_COUNT);
  for (const device of near) {
    await inCompany((ctx) => referOne(ctx, device, receiverTitle, agency)).catch(unlessOpenAlready);
  }
}

/** Some of the morning's work already waits for an agency's answer. */
async function referOne(
  ctx: Context,
  device: HistoryDevice,
  receiverTitle: string,
  agency: HistoryAgency,
): Promise<void> {
  const [order] = (await receiveOne(ctx, device, '', receiverTitle)).workOrders;
  if (order === undefined) return;
  await refer(ctx, referWorkOrder.input.parse({ id: order.id, version: order.version, agencyId: agency.id }));
}

async function receiveOne(
  ctx: Context,
  device: HistoryDevice,
  note: string,
  receiverTitle: string,
): Promise<RequestView> {
  const { customer } = device;
  const input = receiveRequest.input.parse({
    channel: 'phone',
    kind: 'service',
    callerNumber: customer.phones[0] ?? '',
    callerName: customer.name,
    customerId: customer.id,
    siteId: customer.siteId,
    note,
    devices: [{ deviceId: device.id }],
  });
  return await receive({ ...ctx, actor: { ...ctx.actor, title: receiverTitle } }, input);
}

/** A device that is being served already is no loss: another call comes. */
function unlessOpenAlready(error: unknown): void {
  if (!(error instanceof Failure) || error.code !== 'requests.openWork') throw error;
}

import assert from 'node:assert/strict';

import { sendFile } from '../server/files/files.make.ts';
import { makePeople } from '../server/identity/identity.make.ts';
import { newId } from '../server/lib/id.ts';
import * as field from '../server/requests/field-work.contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import * as orders from '../server/requests/work-orders.contract.ts';
import { openReport } from '../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../server/service-reports/service-reports.contract.ts';
import { mainWarehouseId, makeConsigned, makeSpare } from '../server/warehouse/warehouse.make.ts';
import type { HttpClient } from './http-client.ts';
import { makeReportScene } from './report-scene.ts';
import { markOf } from './work-scene.ts';
import type { World } from './world.ts';

// Two agencies with parts and finished jobs, whose reports wait to be written: the town of the property test of the books.

const SPARE = 400;
const CONSIGNED = { board: 20, fan: 6 } as const;

export interface Agency {
  readonly id: string;
  readonly code: string;
  readonly technicianId: string;
  readonly manager: HttpClient;
  readonly technician: HttpClient;
}
export interface Written {
  readonly agency: Agency;
  readonly photoId: string;
  /** As it was last seen, by whomever. */
  seen: ReportView;
}
export type BooksScene = Awaited<ReturnType<typeof makeBooksScene>>;

export async function makeBooksScene(world: Pick<World, 'as' | 'inTenant' | 'settle'>, reportCount: number) {
  const scene = await makeReportScene(world);
  const agencies = await Promise.all(
    [scene.near, scene.neighbour].map(async (agency): Promise<Agency> => {
      const manager = await world.as(`agency:${agency.code}`);
      return { ...agency, manager, technician: await world.as(`technician:${agency.code}`) };
    }),
  );
  const [near, neighbour] = agencies;
  assert(near && neighbour);
  const parts = [scene.board.id, scene.fan.id] as const;
  const warehouseId = await world.inTenant('arka', async (ctx) => {
    const id = await mainWarehouseId(ctx);
    await makeSpare(ctx, { warehouseId: id, lines: parts.map((partId) => ({ partId, quantity: SPARE })) });
    for (const agency of agencies) {
      const [board, fan] = parts;
      const lines = [
        { partId: board, quantity: CONSIGNED.board },
        { partId: fan, quantity: CONSIGNED.fan },
      ];
      await makeConsigned(ctx, { agencyId: agency.id, lines });
    }
    return id;
  });
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [
      { who: 'answerer', title: 'نسرین پاسخی', mobile: '09120000013', roles: ['approver'] },
      { who: 'answerer2', title: 'کامران پاسخی', mobile: '09120000014', roles: ['approver'] },
    ]),
  );
  const approver2 = await world.as('approver2');
  // Nobody answers the appeal against his own decision.
  const answerers = [await world.as('answerer'), await world.as('answerer2')] as const;
  const customer = await scene.withoutMobile();
  const town = {
    ...scene,
    agencies: [near, neighbour] as const,
    parts,
    warehouseId,
    approver2,
    answerers,
    customer,
  };
  const reports: Written[] = [];
  let left = reportCount;
  await Promise.all(
    [0, 1, 2, 3].map(async () => {
      while (left > 0) {
        left -= 1;
        reports.push(await makeWritten(town, left));
      }
    }),
  );
  return { ...town, reports };
}

/** A job done and proved by signature, its report opened and empty; each fourth an installation. */
async function makeWritten(
  town: Pick<
    Awaited<ReturnType<typeof makeReportScene>>,
    'reception' | 'dispatcher' | 'boxed' | 'device' | 'warm'
  > & {
    readonly agencies: readonly [Agency, Agency];
    readonly customer: {
      readonly callerNumber: string;
      readonly customerId: string;
      readonly siteId: string;
    };
  },
  place: number,
): Promise<Written> {
  const agency = town.agencies[place % 3 === 0 ? 1 : 0];
  const serviceKind = place % 4 === 0 ? 'installation' : 'repair';
  const deviceId =
    serviceKind === 'repair' ? await town.device(`BK-${place}-${newId()}`) : await town.boxed();
  const { workOrders } = await town.reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    ...town.customer,
    devices: [{ deviceId, serviceKind, symptomIds: [town.warm.id] }],
  });
  const [order] = workOrders;
  assert(order !== undefined);
  const { manager, technician } = agency;
  const offered = await town.dispatcher.call(orders.referWorkOrder, {
    ...markOf(order),
    agencyId: agency.id,
  });
  const accepted = await manager.call(orders.acceptReferral, markOf(offered));
  const { technicianId } = agency;
  await manager.call(orders.assignTechnician, { ...markOf(accepted), technicianId });
  await technician.call(field.startWork, { id: order.id });
  const photoId = await sendFile(technician);
  const signatureFileId = await sendFile(technician, { kind: 'signature' });
  const proof = { kind: 'signature', signatureFileId, photoFileId: photoId } as const;
  const { isFinished } = await technician.call(field.finishWork, { id: order.id, proof });
  assert.ok(isFinished);
  return { agency, photoId, seen: await technician.call(openReport, { id: order.id }) };
}

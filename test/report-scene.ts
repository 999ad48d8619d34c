import assert from 'node:assert/strict';

import type { z } from 'zod';

import {
  faultFamilyList,
  faultList,
  partList,
  repairActionList,
  setPartPrice,
} from '../server/catalog/catalog.contract.ts';
import { registerDevice } from '../server/devices/devices.contract.ts';
import { sendFile } from '../server/files/files.make.ts';
import { makePeople } from '../server/identity/identity.make.ts';
import * as field from '../server/requests/field-work.contract.ts';
import type { ServiceKind } from '../server/requests/words.contract.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../server/service-reports/service-reports.contract.ts';
import { addRule } from '../server/tariffs/tariffs.contract.ts';
import { makeConsigned } from '../server/warehouse/warehouse.make.ts';
import type { HttpClient } from './http-client.ts';
import { makeWorkScene } from './work-scene.ts';
import type { World } from './world.ts';

// Reports for tests: base data with a tariff and stock at the agency, and reports brought to the state that a test
// begins with.

export const FEE = 1_200_000;
export const INSTALLATION_FEE = 900_000;
export const PART_PRICE = 450_000;
type SaveForm = z.input<typeof reports.saveReport.input>;
let counted = 0;
const FROM = '2020-03-20';

export async function makeReportScene(world: Pick<World, 'as' | 'inTenant' | 'settle'>) {
  const scene = await makeWorkScene(world);
  const words = await makeWords(scene.admin, scene.fridge.id);
  await world.inTenant('arka', async (ctx) => {
    await makePeople(ctx, [
      { who: 'approver', title: 'شیرین تأییدی', mobile: '09120000011', roles: ['approver'] },
      { who: 'approver2', title: 'فرهاد تأییدی', mobile: '09120000012', roles: ['approver'] },
    ]);
    await makeConsigned(ctx, {
      agencyId: scene.near.id,
      lines: [
        { partId: words.board.id, quantity: 50 },
        { partId: words.fan.id, quantity: 1 },
      ],
    });
  });
  const approver = await world.as('approver');
  const { technician } = scene;

  /** A device that stands in its box yet. */
  const boxed = async () => {
    const given = { modelId: scene.fridge.id, customerId: scene.customerId, siteId: scene.siteId };
    return (await scene.admin.call(registerDevice, { ...given, serial: `BX-${(counted += 1)}` })).id;
  };
  const finished = async (given: { serviceKind?: ServiceKind; deviceId?: string } = {}) => {
    const { id } = await scene.started(given);
    const asked = await technician.call(field.askToFinish, { id });
    const code = await scene.codeOf(asked);
    const answer = await technician.call(field.finishWork, { id, proof: { kind: 'code', code } });
    assert(answer.isFinished);
    return answer.workOrder;
  };
  /** What a repair of the electronic board is written as. */
  const repairForm = async (report: ReportView): Promise<SaveForm> => ({
    id: report.id,
    version: report.version,
    serialRead: report.device.serial ?? '',
    sealNumber: '',
    note: '',
    lines: [
      { kind: 'labour', repairActionId: words.replace.id, faultId: words.dead.id },
      { kind: 'part_added', partId: words.board.id, source: 'consigned', quantity: 1 },
      { kind: 'part_removed', partId: words.board.id, quantity: 1 },
    ],
    evidence: await evidence(),
  });
  const evidence = async () =>
    await Promise.all(
      (['serial_plate', 'fault', 'after_repair'] as const).map(async (kind) => ({
        kind,
        fileId: await sendFile(technician),
      })),
    );
  const opened = async (given: Parameters<typeof finished>[0] = {}) => {
    const order = await finished(given);
    return await technician.call(reports.openReport, { id: order.id });
  };
  const saved = async (change: Partial<SaveForm> = {}) => {
    const report = await opened();
    return await technician.call(reports.saveReport, { ...(await repairForm(report)), ...change });
  };
  const submitted = async (change?: Parameters<typeof saved>[0]) => {
    const { id, version } = await saved(change);
    return await technician.call(reports.submitReport, { id, version });
  };
  const submittedInstallation = async () => {
    const report = await opened({ serviceKind: 'installation', deviceId: await boxed() });
    const { id, version } = await technician.call(reports.saveReport, {
      ...(await repairForm(report)),
      lines: [{ kind: 'labour', repairActionId: null }],
    });
    return await technician.call(reports.submitReport, { id, version });
  };
  /** Every line approved; what differs is named with a reason. */
  const approvalOf = (report: ReportView) => ({
    id: report.id,
    version: report.version,
    decision: {
      outcome: 'lines' as const,
      lines: report.lines.map((line) => ({ lineId: line.id, decision: 'approve' as const })),
      acknowledged: report.differences.map(({ id }) => ({ id, reason: 'بررسی شد' })),
    },
  });
  const approved = async (report: ReportView) =>
    await approver.call(reports.decideReport, approvalOf(report));
  return {
    ...scene,
    ...words,
    approver,
    boxed,
    finished,
    repairForm,
    evidence,
    opened,
    saved,
    submitted,
    submittedInstallation,
    approvalOf,
    approved,
  };
}

async function makeWords(admin: HttpClient, modelId: string) {
  const family = await admin.call(faultFamilyList.add, { code: 'S-ELEC', title: 'برقی' });
  const dead = await admin.call(faultList.add, {
    code: 'S-DEAD',
    title: 'روشن نمی‌شود',
    familyId: family.id,
    typeId: null,
  });
  const replace = await admin.call(repairActionList.add, {
    code: 'S-BOARD',
    title: 'تعویض برد',
    typeId: null,
    needsSeal: false,
  });
  const sealing = await admin.call(repairActionList.add, {
    code: 'S-GAS',
    title: 'شارژ گاز',
    typeId: null,
    needsSeal: true,
  });
  const part = (code: string, title: string) => admin.call(partList.add, { code, title, unit: 'عدد' });
  const [board, fan, foreign] = [
    await part('S-BRD', 'برد اصلی'),
    await part('S-FAN', 'فن'),
    await part('S-FGN', 'قطعهٔ دیگر'),
  ];
  for (const { id } of [board, fan]) {
    await admin.call(setPartPrice, { id, buyer: 'agency', fromOn: FROM, amount: PART_PRICE });
  }
  const price = { kind: 'agency_fee' as const, modelId, fromOn: FROM };
  const repairRule = await admin.call(addRule, { ...price, serviceKind: 'warranty_repair', amount: FEE });
  await admin.call(addRule, { ...price, serviceKind: 'installation', amount: INSTALLATION_FEE });
  return { family, dead, replace, sealing, board, fan, foreign, repairRule };
}

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { listDevices, readDevice, readDeviceTimeline, registerDevice } from '../devices/devices.contract.ts';
import { listPolicies } from './policy.contract.ts';
import { checkCoverage, listRegistrations, registerWarranty } from './warranty.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const deviceId = scene.devices.first;
const serial = 'AF-100001';
const lines = [{ kind: 'labour' as const }];

test('H8: an agency and its technician check coverage by the serial on the plate, and learn no owner', async () => {
  for (const who of ['agency:1001', 'technician:1001']) {
    const client = await world.as(who);
    const answer = await client.call(checkCoverage, { serial: 'af ۱۰۰۰۰۱', lines });
    assert.equal(answer.lines[0]?.covered, true);
    assert.doesNotMatch(JSON.stringify(answer), /کریمی|915/);
  }
});

test('A3: to an agency, its technician and a technical expert no device, policy or registration opens', async () => {
  for (const who of ['agency:1001', 'technician:1001', 'ts']) {
    const client = await world.as(who);
    const statuses = await Promise.all([
      client.ask(listDevices, {}),
      client.ask(listDevices, { serial }),
      client.ask(readDevice, { id: deviceId }),
      client.ask(readDeviceTimeline, { id: deviceId }),
      client.ask(registerDevice, { modelId: scene.fridge.id, serial: 'NEW-1' }),
      client.ask(listPolicies, {}),
      client.ask(listRegistrations, { deviceId }),
      client.ask(registerWarranty, { deviceId }),
    ]);
    assert.deepEqual(
      statuses.map(({ status }) => status),
      Array.from({ length: 8 }, () => 403),
    );
  }
  const agency = await world.as('agency:1001');
  assert.equal((await agency.ask(checkCoverage, { deviceId, lines })).status, 404);
});

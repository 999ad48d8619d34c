import { serve } from '../lib/endpoint.ts';
import { readDeviceHistory } from './device-history.ts';
import * as contracts from './devices.contract.ts';
import { listDevices, readDevice, readDeviceTimeline } from './devices.list.ts';
import { requireOffice } from './devices.scope.ts';
import { changeDevice, registerDevice } from './devices.ts';

export const deviceRoutes = [
  serve(contracts.listDevices, listDevices),
  serve(contracts.readDevice, (ctx, { id }) => readDevice(ctx, id)),
  serve(contracts.registerDevice, async (ctx, input) => {
    requireOffice(ctx);
    const { id } = await registerDevice(ctx, input);
    return await readDevice(ctx, id);
  }),
  serve(contracts.changeDevice, async (ctx, input) => {
    requireOffice(ctx);
    await changeDevice(ctx, input);
    return await readDevice(ctx, input.id);
  }),
  serve(contracts.readDeviceHistory, (ctx, { id }) => readDeviceHistory(ctx, id)),
  serve(contracts.readDeviceTimeline, readDeviceTimeline),
];

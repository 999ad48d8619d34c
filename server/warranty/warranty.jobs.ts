import { z } from 'zod';

import { deviceDatesChanged } from '../devices/devices.events.ts';
import { enqueue, job, listener } from '../lib/jobs.ts';
import { registerByDates } from './register-by-dates.ts';
import { policyMade } from './warranty.events.ts';
import * as sql from './warranty.sql.ts';

const BATCH = 1000;

/** Devices that came by file, at a screen or on the spot: their warranty starts by their dates. */
const followDates = listener(deviceDatesChanged, 'warranty.followDates', async (ctx, { deviceIds }) => {
  await registerByDates(ctx, deviceIds);
});

/** A policy that came after the devices of its model: they are registered under it, a batch at a time. */
const registerModel = job({
  name: 'warranty.registerModel',
  data: z.object({ modelId: z.uuid(), after: z.uuid().nullable() }),
  async run(ctx, { modelId, after }) {
    const ids = (await sql.selectUnregistered.all(ctx, { modelId, after, limit: BATCH })).map(
      (row) => row.id,
    );
    if (ids.length > 0) await registerByDates(ctx, ids);
    const last = ids.at(-1);
    if (ids.length === BATCH && last !== undefined)
      await enqueue(ctx, registerModel, { modelId, after: last });
  },
});

const followPolicies = listener(policyMade, 'warranty.followPolicies', async (ctx, { modelId }) => {
  await enqueue(ctx, registerModel, { modelId, after: null });
});

export const warrantyJobs = [registerModel];
export const warrantyListeners = [followDates, followPolicies];

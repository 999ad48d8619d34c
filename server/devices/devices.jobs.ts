import { customersChanged } from '../customers/customers.events.ts';
import { listener } from '../lib/jobs.ts';
import * as sql from './devices.sql.ts';
import { writeDeviceWords } from './devices.store.ts';

const PAGE = 1000;

/** A device is found by its owner's name and phones: they follow when the owner's do. */
const ownersChanged = listener(customersChanged, 'devices.followOwners', async (ctx, { customerIds }) => {
  for (let after: string | null = null; ;) {
    const rows = await sql.selectOfOwners.all(ctx, { customerIds, after, limit: PAGE });
    await writeDeviceWords(ctx, rows);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE || after === null) return;
  }
});
export const deviceListeners = [ownersChanged];

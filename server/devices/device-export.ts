import type { Context } from '../lib/context.ts';
import type { ExportPage } from '../lib/import-kind.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import * as sql from './devices.sql.ts';

const PAGE = 1000;

/** Devices with a serial, newest first, in cells that come in again as they are. */
export async function exportDevices(
  ctx: Pick<Context, 'tx'>,
  after: string | undefined,
): Promise<ExportPage> {
  const rows = await sql.selectExported.all(ctx, { after: after ?? null, limit: PAGE });
  const day = (isoDay: string | null) => (isoDay === null ? '' : formatJalaliDay(isoDay));
  return {
    rows: rows.map((row) => ({
      model: row.modelCode,
      serial: row.serial,
      nationalId: row.ownerId ?? '',
      mobile: row.number ?? '',
      customerName: row.customerName ?? '',
      city: row.cityTitle ?? '',
      producedOn: day(row.producedOn),
      leftWarehouseOn: day(row.leftWarehouseOn),
      soldToDealerOn: day(row.soldToDealerOn),
      soldOn: day(row.soldOn),
      installedOn: day(row.installedOn),
      activatedOn: day(row.activatedOn),
    })),
    next: rows.length === PAGE ? rows.at(-1)?.id : undefined,
  };
}

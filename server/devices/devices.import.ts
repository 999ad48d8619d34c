import { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { dayField } from '../lib/fields.ts';
import { cleanText, codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { parseCompanyId, parseNationalId } from '../lib/identity-numbers.ts';
import type { ImportColumn, RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { announce } from '../lib/jobs.ts';
import { parsePhone } from '../lib/phone.ts';
import { exportDevices } from './device-export.ts';
import type { DeviceDate } from './devices.contract.ts';
import { deviceDates, SERIAL_MAX } from './devices.contract.ts';
import { deviceDatesChanged } from './devices.events.ts';
import type { StoredDevice } from './devices.sql.ts';
import * as sql from './devices.sql.ts';
import { insertDevices, updateDevices } from './devices.store.ts';
import { today, wrongDates } from './devices.ts';
import type { ResolvedRow } from './import-lookup.ts';
import { resolveRows } from './import-lookup.ts';

// Devices by file: a warehouse's, a factory's or a sales list. A device is its brand and serial; the model says the
// brand. An empty cell leaves what is known as it is.

const emptyIsNull = (cell: unknown) => (cell === undefined || cell === '' ? null : cell);
const emptyIsBlank = (cell: unknown) => cell ?? '';
const dayCell = () => z.preprocess(emptyIsNull, dayField().nullable());
const textCell = (max: number) =>
  z.preprocess(emptyIsNull, z.string().trim().max(max, 'lib.tooLong').nullable());

/** Of a person or a company; a spreadsheet that took it for a number lost the zeros in front. */
function readOwnerId(text: string): string | undefined {
  const digits = codeKey(text);
  const whole = /^\d{8,9}$/.test(digits) ? digits.padStart(10, '0') : digits;
  return parseNationalId(whole) ?? parseCompanyId(whole);
}

const DeviceImportRow = z.object({
  model: z.preprocess(emptyIsBlank, z.string().trim().min(1, 'lib.required').max(200, 'lib.tooLong')),
  serial: z.preprocess(
    emptyIsBlank,
    z
      .string()
      .trim()
      .min(1, 'devices.serialRequired')
      .max(SERIAL_MAX, 'lib.tooLong')
      .refine((text) => text === '' || codeKey(text) !== '', { error: 'devices.notASerial' }),
  ),
  nationalId: z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        if (text === null) return null;
        const id = readOwnerId(text);
        if (id === undefined) check.addIssue({ code: 'custom', message: 'lib.notANationalId' });
        return id ?? null;
      }),
  ),
  mobile: z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        const parsed = text === null ? null : parsePhone(text);
        if (parsed?.ok === false) check.addIssue({ code: 'custom', message: parsed.reason });
        return parsed?.ok === true ? parsed.e164 : null;
      }),
  ),
  customerName: textCell(200),
  city: textCell(100),
  producedOn: dayCell(),
  leftWarehouseOn: dayCell(),
  soldToDealerOn: dayCell(),
  soldOn: dayCell(),
  installedOn: dayCell(),
  activatedOn: dayCell(),
});
export type DeviceImportRow = z.output<typeof DeviceImportRow>;

const day = (field: DeviceDate, titles: readonly string[], example: string): ImportColumn => ({
  field,
  titles,
  isRequired: false,
  example,
  reads: 'day',
});
const columns: readonly ImportColumn[] = [
  {
    field: 'model',
    titles: ['مدل', 'کد مدل', 'عنوان مدل', 'نام مدل', 'Model', 'Model code'],
    isRequired: true,
    example: 'RF-620',
    reads: 'text',
  },
  {
    field: 'serial',
    titles: ['سریال', 'شماره سریال', 'سریال دستگاه', 'Serial', 'Serial number'],
    isRequired: true,
    example: 'AK-1403-100494',
    reads: 'code',
  },
  {
    field: 'nationalId',
    titles: ['کد ملی مشتری', 'کد ملی', 'شناسه ملی', 'National id'],
    isRequired: false,
    example: '0012345679',
    reads: 'code',
  },
  {
    field: 'mobile',
    titles: ['موبایل مشتری', 'موبایل', 'تلفن همراه', 'تلفن مشتری', 'Mobile'],
    isRequired: false,
    example: '09121234567',
    reads: 'phone',
  },
  {
    field: 'customerName',
    titles: ['نام مشتری', 'مشتری', 'نام خریدار', 'Customer'],
    isRequired: false,
    example: 'مریم رضایی',
    reads: 'text',
  },
  { field: 'city', titles: ['شهر محل', 'شهر', 'City'], isRequired: false, example: 'اصفهان', reads: 'text' },
  day('producedOn', ['تاریخ تولید', 'تولید', 'Produced'], '1403/01/20'),
  day('leftWarehouseOn', ['تاریخ خروج از انبار', 'خروج از انبار', 'Left warehouse'], '1403/02/01'),
  day('soldToDealerOn', ['تاریخ فروش به فروشنده', 'فروش به نماینده', 'Sold to dealer'], '1403/02/05'),
  day('soldOn', ['تاریخ فروش', 'فروش', 'تاریخ فروش به مشتری', 'Sold'], '1403/02/08'),
  day('installedOn', ['تاریخ نصب', 'نصب', 'Installed'], '1403/02/10'),
  day('activatedOn', ['تاریخ فعال‌سازی', 'فعال‌سازی', 'Activated'], ''),
];

export const deviceImport = importKind({
  kind: 'devices',
  permission: 'device.write',
  columns,
  row: DeviceImportRow,
  keyOf,
  check,
  apply,
  exported: exportDevices,
});

async function check(ctx: Context, rows: readonly DeviceImportRow[]): Promise<FieldFailure[][]> {
  const [resolved, day] = await Promise.all([resolveRows(ctx, rows), today(ctx)]);
  const keys = new Map<string, string>();
  return resolved.map(({ failures, identity, row }) => {
    const wrong: FieldFailure[] = [...failures, ...wrongDates(row, day)];
    if (identity === null) return wrong;
    const key = keys.get(identity) ?? keyOf(row);
    keys.set(identity, key);
    // Rows of one key are told apart by the reader of the file.
    if (key !== keyOf(row)) wrong.push({ path: 'serial', code: 'devices.serialTwice' });
    return wrong;
  });
}

/** The brand is not in the file: rows of one serial under two models of one brand are found by `check`. */
function keyOf(row: DeviceImportRow): string {
  return `${codeKey(row.model)}/${codeKey(row.serial)}`;
}

/** Writes a batch in a handful of statements: 100,000 rows are a hundred batches, never a hundred thousand trips. */
async function apply(ctx: Context, rows: readonly DeviceImportRow[]): Promise<RowOutcome[]> {
  const resolved = await resolveRows(ctx, rows);
  const known = await lockKnown(ctx, resolved);
  const created: StoredDevice[] = [];
  const changed: { before: StoredDevice; after: StoredDevice }[] = [];
  const outcomes = resolved.map((each): RowOutcome => {
    if (each.model === null || each.identity === null || each.failures.length > 0) return 'same';
    const before = known.get(each.identity);
    const after = deviceOf(ctx, each, each.model, before);
    known.set(each.identity, after);
    if (before === undefined) {
      created.push(after);
      return 'created';
    }
    if (isSame(before, after)) return 'same';
    changed.push({ before, after });
    return 'changed';
  });
  await insertDevices(ctx, created);
  await updateDevices(
    ctx,
    changed.map(({ after }) => after),
  );
  await tellOfBatch(ctx, created, changed);
  return outcomes;
}

/** The devices that the rows mean, by brand and serial, locked in order of id as everywhere. */
async function lockKnown(ctx: Context, resolved: readonly ResolvedRow[]): Promise<Map<string, StoredDevice>> {
  const named = resolved.flatMap(({ row, model }) => (model === null ? [] : [{ row, model }]));
  const found = await sql.selectIdsBySerials.all(ctx, {
    serialKeys: named.map(({ row }) => codeKey(row.serial)),
    brandIds: named.map(({ model }) => model.brandId),
  });
  const devices =
    found.length === 0 ? [] : await sql.lockDevices.all(ctx, { ids: found.map((device) => device.id) });
  return new Map(devices.map((device) => [identityOf(device), device]));
}

function deviceOf(
  ctx: Context,
  { row, customerId, siteId }: ResolvedRow,
  model: sql.NamedModel,
  before: StoredDevice | undefined,
): StoredDevice {
  const day = (date: DeviceDate) => row[date] ?? before?.[date] ?? null;
  const ownerId = customerId ?? before?.customerId ?? null;
  const keptSiteId = ownerId === before?.customerId ? before.siteId : null;
  return {
    id: before?.id ?? newId(ctx.now.getTime()),
    brandId: model.brandId,
    modelId: model.id,
    serial: cleanText(row.serial),
    serialKey: codeKey(row.serial),
    customerId: ownerId,
    siteId: siteId ?? keptSiteId,
    producedOn: day('producedOn'),
    leftWarehouseOn: day('leftWarehouseOn'),
    soldToDealerOn: day('soldToDealerOn'),
    soldOn: day('soldOn'),
    installedOn: day('installedOn'),
    activatedOn: day('activatedOn'),
    // A file of the company is the proof that was missing.
    isUnproven: false,
    note: before?.note ?? '',
    version: before?.version ?? 1,
    createdAt: before?.createdAt ?? ctx.now,
  };
}

const compared = ['modelId', 'serial', 'customerId', 'siteId', 'isUnproven', ...deviceDates] as const;

function isSame(before: StoredDevice, after: StoredDevice): boolean {
  return compared.every((field) => before[field] === after[field]);
}

/** One audit entry a batch: ids of what came, and of what changed the fields before and after. */
async function tellOfBatch(
  ctx: Context,
  created: readonly StoredDevice[],
  changed: readonly { before: StoredDevice; after: StoredDevice }[],
): Promise<void> {
  if (created.length + changed.length === 0) return;
  const changes = changed.map(({ before, after }) => {
    const fields = compared.filter((field) => before[field] !== after[field]);
    const pick = (of: StoredDevice) => Object.fromEntries(fields.map((field) => [field, of[field]]));
    return { id: before.id, before: pick(before), after: pick(after) };
  });
  await audit(ctx, {
    action: 'devices.import',
    kind: 'deviceBatch',
    id: newId(ctx.now.getTime()),
    before: Object.fromEntries(changes.map((change) => [change.id, change.before])),
    after: {
      createdCount: created.length,
      changedCount: changed.length,
      createdIds: created.map((device) => device.id),
      changed: Object.fromEntries(changes.map((change) => [change.id, change.after])),
    },
  });
  const moved = changed.filter(
    ({ before, after }) =>
      before.modelId !== after.modelId || deviceDates.some((date) => before[date] !== after[date]),
  );
  const deviceIds = [...created.map((device) => device.id), ...moved.map(({ after }) => after.id)];
  if (deviceIds.length > 0) await announce(ctx, deviceDatesChanged, { deviceIds });
}

function identityOf(device: StoredDevice): string {
  return `${device.brandId}/${device.serialKey ?? ''}`;
}

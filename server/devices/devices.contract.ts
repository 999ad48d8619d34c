import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  dayField,
  dayView,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { TimelineView } from '../lib/timeline-view.ts';

export const devicePermissions = ['device.read', 'device.write'] as const;

export const SERIAL_MAX = 60;

/** The dates of a device's way, in the order in which they usually come. */
export const deviceDates = [
  'producedOn',
  'leftWarehouseOn',
  'soldToDealerOn',
  'soldOn',
  'installedOn',
  'activatedOn',
] as const;
export type DeviceDate = (typeof deviceDates)[number];

const serialText = () => lineField(SERIAL_MAX);
const dateFields = () => ({
  producedOn: dayField().nullable().optional(),
  leftWarehouseOn: dayField().nullable().optional(),
  soldToDealerOn: dayField().nullable().optional(),
  soldOn: dayField().nullable().optional(),
  installedOn: dayField().nullable().optional(),
  activatedOn: dayField().nullable().optional(),
});
const dateViews = {
  producedOn: dayView().nullable(),
  leftWarehouseOn: dayView().nullable(),
  soldToDealerOn: dayView().nullable(),
  soldOn: dayView().nullable(),
  installedOn: dayView().nullable(),
  activatedOn: dayView().nullable(),
};

const briefViews = {
  id: z.uuid(),
  brandId: z.uuid(),
  brandCode: z.string(),
  brandTitle: z.string(),
  modelId: z.uuid(),
  modelCode: z.string(),
  modelTitle: z.string(),
  typeId: z.uuid(),
  typeTitle: z.string(),
  productLineId: z.uuid(),
  serial: z.string().nullable(),
  customerId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  ...dateViews,
  isUnproven: z.boolean(),
  version: z.int(),
};

/** A device as other parts of the program know it. */
export const DeviceBrief = z.strictObject(briefViews);
export type DeviceBrief = z.output<typeof DeviceBrief>;

/** A device in a list of the head office. */
export const DeviceRow = z.strictObject({
  ...briefViews,
  customerName: z.string().nullable(),
  cityTitle: z.string().nullable(),
});
export type DeviceRow = z.output<typeof DeviceRow>;

/** A device with its owner and place. Its warranties come from the warranty's own endpoint. */
export const DeviceView = z.strictObject({
  ...briefViews,
  note: z.string(),
  createdAt: instantView(),
  changedAt: instantView(),
  owner: z
    .strictObject({ id: z.uuid(), name: z.string(), phones: z.array(z.strictObject({ number: z.string() })) })
    .nullable(),
  site: z.strictObject({ id: z.uuid(), line: z.string() }).nullable(),
  moves: z.array(z.enum(['change'])),
});
export type DeviceView = z.input<typeof DeviceView>;

/** What a service on a device was, in the words of the tariff. */
export const doneKinds = [
  'installation',
  'commissioning',
  're_installation',
  'warranty_repair',
  'paid_repair',
  'inspection',
  'periodic',
  'training',
  'update',
  'pick_up',
  'delivery',
] as const;
export type DoneKind = (typeof doneKinds)[number];

const cameFrom = { reportId: z.uuid(), workOrderNumber: z.string() };
/** What was done on a device and fitted in it, the newest first. */
export const DeviceHistory = z.strictObject({
  services: z.array(
    z.strictObject({
      id: z.uuid(),
      ...cameFrom,
      kind: z.enum(doneKinds),
      on: dayView(),
      actions: z.array(z.string()),
      agencyId: z.uuid(),
      agencyTitle: z.string(),
      technicianTitle: z.string(),
    }),
  ),
  parts: z.array(
    z.strictObject({
      id: z.uuid(),
      ...cameFrom,
      partId: z.uuid(),
      partCode: z.string(),
      partTitle: z.string(),
      quantity: z.int(),
      serial: z.string().nullable(),
      on: dayView(),
      coverMonths: z.int(),
      /** The first day on which its own cover no longer holds; null: it has none. */
      coverEndsOn: dayView().nullable(),
    }),
  ),
});
export type DeviceHistory = z.input<typeof DeviceHistory>;

export const listDevices = contract({
  operation: 'devices.list',
  method: 'GET',
  path: '/devices',
  permission: 'device.read',
  summary:
    'Devices, newest first; by fragments of serial, model, brand, owner; by an exact serial (several brands, several devices). Row A3.',
  input: z.strictObject({
    ...pageFields(),
    serial: serialText().optional(),
    modelId: idField().optional(),
    brandId: idField().optional(),
    customerId: idField().optional(),
  }),
  output: listOf(DeviceRow),
});
export const readDevice = contract({
  operation: 'devices.read',
  method: 'GET',
  path: '/devices/:id',
  permission: 'device.read',
  summary: 'One device: dates, owner, place.',
  input: z.strictObject({ id: idField() }),
  output: DeviceView,
});
export const registerDevice = contract({
  operation: 'devices.register',
  method: 'POST',
  path: '/devices',
  permission: 'device.write',
  summary: 'Registers a device; a person at a screen may leave the serial empty. Row A3.',
  input: z.strictObject({
    modelId: idField(),
    serial: serialText().nullable().optional(),
    customerId: idField().nullable().optional(),
    siteId: idField().nullable().optional(),
    ...dateFields(),
    isUnproven: z.boolean().default(false),
    note: noteField().optional(),
  }),
  output: DeviceView,
});
export const changeDevice = contract({
  operation: 'devices.change',
  method: 'PATCH',
  path: '/devices/:id',
  permission: 'device.write',
  summary: 'Changes what is known of a device; what is left out stays.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    modelId: idField().optional(),
    serial: serialText().nullable().optional(),
    customerId: idField().nullable().optional(),
    siteId: idField().nullable().optional(),
    ...dateFields(),
    isUnproven: z.boolean().optional(),
    note: noteField().optional(),
  }),
  output: DeviceView,
});
export const readDeviceHistory = contract({
  operation: 'devices.history',
  method: 'GET',
  path: '/devices/:id/history',
  permission: 'device.read',
  summary: 'Services done on a device and parts fitted in it, the newest first. Rows H3, H4.',
  input: z.strictObject({ id: idField() }),
  output: DeviceHistory,
});
export const readDeviceTimeline = contract({
  operation: 'devices.timeline',
  method: 'GET',
  path: '/devices/:id/timeline',
  permission: 'device.read',
  summary: 'What happened to a device, newest first.',
  input: z.strictObject({ id: idField(), after: idField().optional(), limit: pageFields().limit }),
  output: TimelineView,
});

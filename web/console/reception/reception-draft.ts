// What an expert has typed of a call so far, and what follows from it: who calls, where, which devices, what is
// missing. Pure: the screen only shows it.
import { z } from 'zod';
import type { lookUpCaller } from '../../../server/requests/reception.contract.ts';
import {
  channels,
  priorities,
  requestKinds,
  serviceKinds,
} from '../../../server/requests/requests.contract.ts';

export type CallerAnswer = z.output<typeof lookUpCaller.output>;
export type KnownDevice = CallerAnswer['devices'][number];
export type PastRequest = CallerAnswer['requests'][number];

const text = (most = 4000) => z.string().max(most);
const DraftDevice = z.object({
  /** The device's id, or a mark of its own for one that is registered with the request. */
  key: text(80),
  deviceId: z.string().nullable(),
  /** Chosen from the caller's list; otherwise told by serial, and kept whoever calls. */
  isOfCaller: z.boolean(),
  newDevice: z.object({ modelId: z.string(), serial: z.string().nullable() }).nullable(),
  modelTitle: text(),
  brandTitle: text(),
  serial: z.string().nullable(),
  typeId: z.string(),
  typeTitle: text(),
  ownerName: z.string().nullable(),
  serviceKind: z.enum(serviceKinds),
  symptoms: z.array(z.object({ id: z.string(), title: text() })),
  symptomNote: text(),
});
export type DraftDevice = z.output<typeof DraftDevice>;

/** An id is null until it was touched, so that the region of a landline can be offered; '' is none. */
const region = () => z.object({ id: z.string(), title: text() }).nullable();
const PlaceFields = z.object({
  province: region(),
  city: region(),
  district: text(),
  street: text(),
  alley: text(),
  plaque: text(),
  floor: text(),
  unit: text(),
  landmark: text(),
  postalCode: text(),
});
export type PlaceFields = z.output<typeof PlaceFields>;

/** A draft as it is kept in the browser; one of another shape is not read back. */
export const ReceptionDraft = z.object({
  number: text(40),
  startedAt: z.string().nullable(),
  channel: z.enum(channels),
  kind: z.enum(requestKinds),
  priority: z.enum(priorities),
  callerName: text(),
  customerId: z.string().nullable(),
  /** A new customer although others have the same number. */
  isNewCustomer: z.boolean(),
  newKind: z.enum(['person', 'organisation']),
  newName: text(),
  siteId: z.string().nullable(),
  isNewSite: z.boolean(),
  place: PlaceFields,
  devices: z.array(DraftDevice),
  serial: text(60),
  note: text(),
  answer: text(),
  contactNote: text(),
});
export type ReceptionDraft = z.output<typeof ReceptionDraft>;

const emptyPlace: PlaceFields = {
  province: null,
  city: null,
  district: '',
  street: '',
  alley: '',
  plaque: '',
  floor: '',
  unit: '',
  landmark: '',
  postalCode: '',
};
export const emptyDraft: ReceptionDraft = {
  number: '',
  startedAt: null,
  channel: 'phone',
  kind: 'service',
  priority: 'normal',
  callerName: '',
  customerId: null,
  isNewCustomer: false,
  newKind: 'person',
  newName: '',
  siteId: null,
  isNewSite: false,
  place: emptyPlace,
  devices: [],
  serial: '',
  note: '',
  answer: '',
  contactNote: '',
};

/** A draft read back from the browser, or an empty one. */
export function draftFrom(kept: unknown): ReceptionDraft {
  const read = ReceptionDraft.safeParse(kept);
  return read.success ? read.data : emptyDraft;
}

export function isEmpty(draft: ReceptionDraft): boolean {
  const { channel: _, startedAt: __, ...typed } = draft;
  const { channel: ___, startedAt: ____, ...nothing } = emptyDraft;
  return JSON.stringify(typed) === JSON.stringify(nothing);
}

/** True when nothing but the number is there: a call that only asked. */
export function isOnlyNumber(draft: ReceptionDraft): boolean {
  return isEmpty({ ...draft, number: '', contactNote: '' });
}

/** Eleven digits from 0, as every Iranian number has. */
export function isWhole(number: string): boolean {
  return /^0[1-9]\d{9}$/.test(number);
}

/** Whether a number can be looked up: a whole one, a landline without its area code, a short one. */
export function isAskable(number: string): boolean {
  return isWhole(number) || /^[2-9]\d{7}$/.test(number);
}

/** Types the number; the clock of the conversation starts at its first digit. */
export function withNumber(draft: ReceptionDraft, number: string, now: Date): ReceptionDraft {
  const startedAt = number === '' ? null : (draft.startedAt ?? now.toISOString());
  return { ...draft, number, startedAt, customerId: null, isNewCustomer: false, siteId: null };
}

type Customer = CallerAnswer['items'][number];
type Site = Customer['sites'][number];
export interface Call {
  /** Known and chosen; the only one of a number is chosen by itself. */
  readonly customer: Customer | undefined;
  /** Several have this number and none is chosen yet. */
  readonly isChoiceDue: boolean;
  readonly isNew: boolean;
  readonly site: Site | undefined;
  readonly isNewSite: boolean;
  /** Where a new site stands, with the region of a landline offered. */
  readonly place: PlaceFields;
  /** Devices of the chosen customer, to be picked by their place in this list. */
  readonly known: readonly KnownDevice[];
  readonly devices: readonly DraftDevice[];
  /** Open requests first, then the newest that ended. */
  readonly requests: readonly PastRequest[];
}

/** What the draft and the answer about the caller mean together. */
export function callOf(draft: ReceptionDraft, caller: CallerAnswer | undefined): Call {
  const items = caller?.items ?? [];
  const [only] = items.length === 1 ? items : [];
  const customer = draft.isNewCustomer
    ? undefined
    : (items.find(({ id }) => id === draft.customerId) ?? only);
  const isNew = draft.isNewCustomer || (caller !== undefined && items.length === 0);
  const known = (caller?.devices ?? []).filter(
    ({ customerId }) => customer !== undefined && customerId === customer.id,
  );
  const devices = draft.devices.filter(
    (device) => !device.isOfCaller || known.some(({ id }) => id === device.deviceId),
  );
  const isNewSite = customer === undefined ? isNew : draft.isNewSite;
  return {
    customer,
    isChoiceDue: customer === undefined && !isNew && items.length > 1,
    isNew,
    site: isNewSite ? undefined : siteOf(draft, customer, known, devices),
    isNewSite,
    place: withRegion(draft.place, caller),
    known,
    devices,
    requests: caller?.requests ?? [],
  };
}

function siteOf(
  draft: ReceptionDraft,
  customer: Customer | undefined,
  known: readonly KnownDevice[],
  devices: readonly DraftDevice[],
): Site | undefined {
  const sites = customer?.sites ?? [];
  const ofDevice = known.find(({ id }) => devices.some(({ deviceId }) => deviceId === id))?.siteId;
  return sites.find(({ id }) => id === draft.siteId) ?? sites.find(({ id }) => id === ofDevice) ?? sites[0];
}

function withRegion(place: PlaceFields, caller: CallerAnswer | undefined): PlaceFields {
  const offered = caller?.region;
  if (!offered || (place.province !== null && place.province.id !== offered.province.id)) return place;
  return { ...place, province: place.province ?? offered.province, city: place.city ?? offered.city };
}

export function draftDeviceOf(
  device: KnownDevice,
  isOfCaller: boolean,
  ownerName: string | null = null,
): DraftDevice {
  const { id, modelTitle, brandTitle, serial, typeId, typeTitle } = device;
  return {
    key: id,
    deviceId: id,
    isOfCaller,
    newDevice: null,
    modelTitle,
    brandTitle,
    serial,
    typeId,
    typeTitle,
    ownerName,
    serviceKind: 'repair',
    symptoms: [],
    symptomNote: '',
  };
}

type ModelFacts = { id: string; title: string; brandTitle: string; typeId: string; typeTitle: string };
/** A device that nobody knows yet; it is registered with the request, unproven. */
export function unknownDeviceOf(model: ModelFacts, serial: string): DraftDevice {
  return {
    key: `new:${model.id}:${serial}`,
    deviceId: null,
    isOfCaller: false,
    newDevice: { modelId: model.id, serial: serial === '' ? null : serial },
    modelTitle: model.title,
    brandTitle: model.brandTitle,
    serial: serial === '' ? null : serial,
    typeId: model.typeId,
    typeTitle: model.typeTitle,
    ownerName: null,
    serviceKind: 'repair',
    symptoms: [],
    symptomNote: '',
  };
}

/** Adds a device once. */
export function withDevice(draft: ReceptionDraft, device: DraftDevice): ReceptionDraft {
  const isThere = draft.devices.some(({ key }) => key === device.key);
  return { ...draft, serial: '', devices: isThere ? draft.devices : [...draft.devices, device] };
}

export function withoutDevice(draft: ReceptionDraft, key: string): ReceptionDraft {
  return { ...draft, devices: draft.devices.filter((device) => device.key !== key) };
}

export function withChangedDevice(
  draft: ReceptionDraft,
  key: string,
  fields: Partial<DraftDevice>,
): ReceptionDraft {
  return { ...draft, devices: draft.devices.map((one) => (one.key === key ? { ...one, ...fields } : one)) };
}

/** Open requests on the chosen devices: the caller's own, and what a serial brought. */
export function openWorkOf(call: Call): readonly PastRequest[] {
  const chosen = new Set(call.devices.map(({ deviceId }) => deviceId));
  return call.requests.filter(({ isOpen, deviceIds }) => isOpen && deviceIds.some((id) => chosen.has(id)));
}

// From what was typed to the command: what is still missing, and what is sent. Pure.
import type { z } from 'zod';
import type { receiveRequest } from '../../../server/requests/requests.contract.ts';
import type { Call, PlaceFields, ReceptionDraft } from './reception-draft.ts';

/** The first thing without which it cannot be received: where it is on screen, and its sentence. */
export function missingIn(draft: ReceptionDraft, call: Call): { step: string; code: string } | undefined {
  const isAnswered = answerOf(draft) !== '';
  if (
    call.isNew &&
    draft.newName.trim() === '' &&
    (call.devices.length > 0 || draft.kind === 'service') &&
    !isAnswered
  ) {
    return { step: 'name', code: 'reception.nameNeeded' };
  }
  if (call.isChoiceDue && call.devices.length > 0)
    return { step: 'customer', code: 'requests.customerNeeded' };
  if (draft.kind === 'service' && call.devices.length === 0 && !isAnswered) {
    return { step: call.known.length > 0 ? 'devices' : 'serial', code: 'requests.deviceNeeded' };
  }
  if (call.devices.length > 0 && !isAnswered && call.customer === undefined && !call.isNew) {
    return { step: 'number', code: 'requests.customerNeeded' };
  }
  return undefined;
}

/** Only a question is closed by its answer; one typed before the kind was changed waits in the draft. */
function answerOf(draft: ReceptionDraft): string {
  return draft.kind === 'question' ? draft.answer.trim() : '';
}

/** The command. */
export function inputOf(
  draft: ReceptionDraft,
  call: Call,
  despiteOpenWork: boolean,
): z.input<typeof receiveRequest.input> {
  const isRegistered = call.isNew && draft.newName.trim() !== '';
  const site = call.isNewSite ? siteInputOf(call.place) : undefined;
  return {
    channel: draft.channel,
    kind: draft.kind,
    callerNumber: draft.number,
    callerName: draft.callerName,
    customerId: call.customer?.id ?? null,
    ...(isRegistered && {
      newCustomer: {
        kind: draft.newKind,
        name: draft.newName,
        phones: [{ number: draft.number }],
        ...(site && { site }),
      },
    }),
    siteId: call.site?.id ?? null,
    ...(site && call.customer !== undefined && { newSite: site }),
    devices: call.devices.map(({ deviceId, newDevice, serviceKind, symptoms, symptomNote }) => ({
      ...(newDevice === null ? { deviceId: deviceId ?? '' } : { newDevice }),
      serviceKind,
      symptomIds: symptoms.map(({ id }) => id),
      symptomNote,
    })),
    priority: draft.priority,
    note: draft.note,
    answer: answerOf(draft),
    ...(draft.startedAt !== null && { startedAt: draft.startedAt }),
    despiteOpenWork,
  };
}

function siteInputOf({ province, city, ...lines }: PlaceFields) {
  const typed = Object.fromEntries(Object.entries(lines).filter(([, value]) => value.trim() !== ''));
  const regions = { ...(province?.id && { provinceId: province.id }), ...(city?.id && { cityId: city.id }) };
  const site = { ...regions, ...typed };
  return Object.keys(site).length === 0 ? undefined : site;
}

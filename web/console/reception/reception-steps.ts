// Where Enter goes next. Pure: each field of the screen carries its step's name.
import type { Call, ReceptionDraft } from './reception-draft.ts';

/** The fields of a place that Enter stops at, while they are empty; the finer ones are reached by Tab. */
const placeSteps = ['province', 'city', 'street', 'plaque', 'unit'] as const;

export function symptomStep(key: string): string {
  return `symptom.${key}`;
}

/** The step after this one, for this call. */
export function nextStep(step: string, draft: ReceptionDraft, call: Call): string {
  switch (step) {
    case 'number':
      if (call.isChoiceDue) return 'customer';
      return call.isNew ? nextStepOfNew(draft, call) : devicesStep(call);
    case 'customer':
      return call.isNew ? nextStepOfNew(draft, call) : devicesStep(call);
    case 'note':
      return draft.kind === 'question' ? 'answer' : 'save';
    case 'answer':
      return 'save';
    case 'devices':
    case 'serial':
      return symptomsFrom(0, step, draft, call);
    default:
      return isPlaceStep(step)
        ? afterPlace(step, call)
        : symptomsFrom(placeOf(step, call) + 1, step, draft, call);
  }
}

function nextStepOfNew(draft: ReceptionDraft, call: Call): string {
  return draft.newName === '' ? 'name' : afterPlace('name', call);
}

function isPlaceStep(step: string): boolean {
  return step === 'name' || placeSteps.some((one) => one === step);
}

function afterPlace(step: string, call: Call): string {
  const rest = placeSteps.slice(placeSteps.findIndex((one) => one === step) + 1);
  return rest.find((one) => isBlank(call.place[one])) ?? devicesStep(call);
}

function isBlank(value: string | { id: string } | null): boolean {
  return value === null || (typeof value === 'string' ? value === '' : value.id === '');
}

function devicesStep(call: Call): string {
  return call.known.length > 0 ? 'devices' : 'serial';
}

function placeOf(step: string, call: Call): number {
  return call.devices.findIndex(({ key }) => symptomStep(key) === step);
}

/** The next device that says no symptom yet; then, where a device is still needed, its serial; then the note. */
function symptomsFrom(place: number, step: string, draft: ReceptionDraft, call: Call): string {
  const next = call.devices.slice(place).find(({ symptoms }) => symptoms.length === 0);
  if (next !== undefined) return symptomStep(next.key);
  const isDeviceDue = call.devices.length === 0 && draft.kind === 'service' && step !== 'serial';
  return isDeviceDue ? 'serial' : 'note';
}

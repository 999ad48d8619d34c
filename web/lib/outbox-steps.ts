// Steps of jobs that this phone has taken and the server may not know yet: each a command, whole, under its key.
import type { Table } from 'dexie';
import type { Contract, FieldProblem, InputOf, OutputOf } from './client.ts';
import { call } from './client.ts';
import { phoneId } from './outbox-id.ts';
import { database } from './outbox-store.ts';

export type StepRefusal = { status: number; code: string; title: string; errors: readonly FieldProblem[] };
export type KeptStep = {
  /** Its turn: what was pressed first goes first, whatever the phone's clock did meanwhile. */
  place: number;
  /** The command's key: however often it is sent, it happens once. */
  id: string;
  /** The membership that pressed it; on a shared phone each sends his own. */
  owner: string;
  /** The work order it belongs to, and what that is called. */
  subject: string;
  number: string;
  verb: string;
  /** The command as it goes out, with the hour at which the finger pressed. */
  input: unknown;
  /** Files that must be with the server before it. */
  needs: readonly string[];
  keptAt: number;
  state: 'waiting' | 'refused';
  refusal: StepRefusal | null;
  /** The last try found no server; it is tried again by itself. */
  isHeld: boolean;
};
export type NewStep = Pick<KeptStep, 'owner' | 'subject' | 'number' | 'verb' | 'input' | 'needs'>;

const steps: Table<KeptStep, number> = database.table('steps');
const newSteps: Table<Omit<KeptStep, 'place'>, number> = database.table('steps');

/** Keeps a step until the server has answered it. A second press on the same button is the same step. */
export async function keepStep(given: NewStep): Promise<KeptStep> {
  return await database.transaction('rw', steps, async () => {
    const last = (await stepsOfSubject(given.owner, given.subject)).at(-1);
    if (last?.verb === given.verb) return last;
    const step = {
      ...given,
      id: phoneId(),
      keptAt: Date.now(),
      state: 'waiting' as const,
      refusal: null,
      isHeld: false,
    };
    return { ...step, place: await newSteps.add(step) };
  });
}

/** In the order in which they were pressed. */
export async function stepsOf(owner: string): Promise<KeptStep[]> {
  return await steps.where({ owner }).sortBy('place');
}

export async function stepsOfSubject(owner: string, subject: string): Promise<KeptStep[]> {
  return await steps.where({ owner, subject }).sortBy('place');
}

/** Undefined once the server has it, or nobody wants it any longer. */
export async function stepAt(place: number): Promise<KeptStep | undefined> {
  return await steps.get(place);
}

export async function noteStep(
  place: number,
  change: Partial<Pick<KeptStep, 'state' | 'refusal' | 'isHeld'>>,
): Promise<void> {
  await steps.update(place, change);
}

/** Tried once more after a refusal: nothing was carried out under its key. */
export async function tryStepAgain(place: number): Promise<void> {
  await noteStep(place, { state: 'waiting', refusal: null, isHeld: false });
}

export async function dropStep(place: number): Promise<void> {
  await steps.delete(place);
}

/** Sends it as the command it is. Throws Problem. */
export async function callStep<C extends Contract>(
  contract: C,
  { id, input }: Pick<KeptStep, 'id' | 'input'>,
  signal: AbortSignal,
): Promise<OutputOf<C>> {
  // This phone wrote it by the same contract; the server's schema checks it again.
  return await call(contract, input as InputOf<C>, { key: id, signal });
}

type Known = { id: string; state: 'waiting' | 'sent' | 'refused' };

/**
 * The steps whose turn it is: the first of each job, once its files are with the server. What was refused holds those
 * behind it, for they were pressed in the belief that it had happened.
 */
export function stepsInTurn(all: readonly KeptStep[], files: readonly Known[]): KeptStep[] {
  const isOnItsWay = new Set(files.filter(({ state }) => state === 'waiting').map(({ id }) => id));
  const first = new Map<string, KeptStep>();
  for (const step of all) if (!first.has(step.subject)) first.set(step.subject, step);
  return [...first.values()].filter(
    ({ state, needs }) => state === 'waiting' && !needs.some((id) => isOnItsWay.has(id)),
  );
}

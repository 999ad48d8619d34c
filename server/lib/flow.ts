import { Failure } from './failure.ts';

// State tables as data: from each state, to which others, by which moves. Checked when the program starts.

/** `flow[from][to]` lists the moves that lead there; what is not listed is forbidden. */
export type Flow<State extends string, Move extends string> = {
  readonly [From in State]: { readonly [To in State]?: readonly Move[] };
};

/** Refuses a move that the table does not allow from this state. */
export function requireMove<State extends string, Move extends string>(
  flow: Flow<State, Move>,
  from: State,
  to: State,
  move: Move,
  refusal: string,
): void {
  if (flow[from][to]?.includes(move) !== true) throw new Failure('conflict', refusal);
}

/** The moves that lead out of a state, each once. */
export function movesFrom<State extends string, Move extends string>(
  flow: Flow<State, Move>,
  from: State,
): Move[] {
  // The keys of the table are its states; TypeScript widens them to string.
  const targets = Object.values(flow[from]) as (readonly Move[])[];
  return [...new Set(targets.flat())];
}

/**
 * Throws when a table cannot be lived in: a state that no road from `initial` reaches, an end that can be left, a
 * state that is no end and has no way out, a way to itself.
 */
export function checkFlow<State extends string, Move extends string>(
  flow: Flow<State, Move>,
  given: { name: string; initial: State; ends: readonly State[] },
): void {
  const states = Object.keys(flow) as State[];
  const targetsOf = (state: State) => Object.keys(flow[state]) as State[];
  const reached = new Set<State>([given.initial]);
  for (const state of reached) for (const target of targetsOf(state)) reached.add(target);
  const faults = states.flatMap((state) => {
    const isEnd = given.ends.includes(state);
    const hasExit = targetsOf(state).length > 0;
    return [
      ...(reached.has(state) ? [] : [`${state} cannot be reached`]),
      ...(isEnd && hasExit ? [`${state} is an end but can be left`] : []),
      ...(!isEnd && !hasExit ? [`${state} cannot be left`] : []),
      ...(targetsOf(state).includes(state) ? [`${state} leads to itself`] : []),
    ];
  });
  if (faults.length > 0) throw new Error(`the table ${given.name} is wrong: ${faults.join('; ')}`);
}

import type { Contract, InputOf } from './client.ts';

/** The fields of a form as the input of its contract, whose schema has just accepted them. */
export function inputOf<C extends Contract>(contract: C, fields: Record<string, unknown>): InputOf<C> {
  contract.input.parse(fields);
  // The schema accepted exactly this object on the line above.
  return fields as InputOf<C>;
}

import { z } from 'zod';

import { contract } from './contract.ts';
import {
  codeField,
  flagField,
  idField,
  listOf,
  optionalTitleField,
  pageFields,
  titleField,
  versionField,
} from './fields.ts';

// One shape for every coded list of base data: a code, a title in two languages, perhaps fields of its own;
// it is listed, added to, changed and retired, never deleted. A list costs its few own fields here and in the
// screens.

interface GivenList<Own extends z.ZodRawShape, Shown extends z.ZodRawShape, Filter extends z.ZodRawShape> {
  readonly slice: string;
  /** 'brands' and 'Brand': the operations become `slice.brands`, `slice.addBrand`, `slice.changeBrand`. */
  readonly many: string;
  readonly one: string;
  readonly path: string;
  readonly reads: string;
  readonly writes: string;
  /** What a person fills in beside code and titles; without defaults, for a change may leave each out. */
  readonly own: Own;
  /** What a row shows beside id, code, titles, isRetired and version. */
  readonly shown: Shown;
  /** What the list may be narrowed by, beside `q` and `retired`. */
  readonly filter: Filter;
}

/** The three contracts of a coded list: `list`, `add`, `change` (which also retires). */
export function codedList<
  Own extends z.ZodRawShape,
  Shown extends z.ZodRawShape,
  Filter extends z.ZodRawShape,
>(given: GivenList<Own, Shown, Filter>) {
  const view = z.strictObject({
    id: z.uuid(),
    code: z.string(),
    title: z.string(),
    titleEn: z.string().nullable(),
    isRetired: z.boolean(),
    version: z.int(),
    ...given.shown,
  });
  return {
    list: contract({
      operation: `${given.slice}.${given.many}`,
      method: 'GET',
      path: given.path,
      permission: given.reads,
      summary: `Lists ${given.many} by title; retired=true lists the retired ones instead.`,
      input: z.strictObject({
        ...pageFields(),
        after: idField().optional(),
        retired: flagField().optional(),
        ...given.filter,
      }),
      output: listOf(view),
    }),
    add: contract({
      operation: `${given.slice}.add${given.one}`,
      method: 'POST',
      path: given.path,
      permission: given.writes,
      summary: `Adds to ${given.many}.`,
      input: z.strictObject({
        code: codeField(),
        title: titleField(),
        titleEn: optionalTitleField().optional(),
        ...given.own,
      }),
      output: view,
    }),
    change: contract({
      operation: `${given.slice}.change${given.one}`,
      method: 'PATCH',
      path: `${given.path}/:id`,
      permission: given.writes,
      summary: `Changes one of ${given.many}, retires it or takes it back; what is left out stays.`,
      input: z.strictObject({
        id: idField(),
        version: versionField(),
        code: codeField().optional(),
        title: titleField().optional(),
        titleEn: optionalTitleField().optional(),
        retired: z.boolean().optional(),
        ...z.object(given.own).partial().shape,
      }),
      output: view,
    }),
  };
}

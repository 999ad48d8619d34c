import { strict as assert } from 'node:assert';

import type { Answer, Tx } from './db.ts';

// Statements are static texts with named parameters, registered by name: tests explain each of them, the database
// prepares each once per connection, and a reader finds every one in some `x.sql.ts`.

type Values = Readonly<Record<string, unknown>>;
interface HasTx {
  readonly tx: Tx;
}

export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly string[];
  readonly isGlobal: boolean;
  /** Every row. */
  all(on: HasTx, values?: Values): Promise<Row[]>;
  /** The first row, if there is one. */
  first(on: HasTx, values?: Values): Promise<Row | undefined>;
  /** The only row; its absence is a bug. */
  one(on: HasTx, values?: Values): Promise<Row>;
  /** How many rows it touched. */
  run(on: HasTx, values?: Values): Promise<number>;
  /** As `run`, sent together with the COMMIT: nothing may follow it. */
  last(on: HasTx, values?: Values): Promise<number>;
}

interface Options {
  /**
   * Plan it anew at each call, knowing the values: for lists whose filters may be null.
   * A prepared plan would have to serve every combination and serves none well.
   */
  readonly plan?: 'custom';
}

const registry = new Map<string, Statement<unknown>>();
const PARAMETER = /(?<![:\w]):([a-z][A-Za-z0-9]*)/g;

/** A statement of one tenant: `:tenant` is bound by itself and must stand in the text. */
export function statement<Row = never>(name: string, text: string, options: Options = {}): Statement<Row> {
  assert(/(?<!:):tenant\b/.test(text), `${name}: a statement must carry the tenant`);
  return register(compile<Row>(name, text, options, false));
}

/** A statement on global tables alone, for the door and for sweeps over tenants. */
export function globalStatement<Row = never>(
  name: string,
  text: string,
  options: Options = {},
): Statement<Row> {
  return register(compile<Row>(name, text, options, true));
}

/** Every statement of the program, for the test that explains them. */
export function allStatements(): Statement<unknown>[] {
  return [...registry.values()];
}

/** A value for a json or jsonb parameter. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

function register<Row>(made: Statement<Row>): Statement<Row> {
  assert(!registry.has(made.name), `two statements are called ${made.name}`);
  registry.set(made.name, made);
  return made;
}

function compile<Row>(name: string, source: string, options: Options, isGlobal: boolean): Statement<Row> {
  const parameters: string[] = [];
  const text = source.replaceAll(PARAMETER, (_, parameter: string) => {
    const at = parameters.indexOf(parameter);
    return `$${at >= 0 ? at + 1 : parameters.push(parameter)}`;
  });
  const plan = options.plan ?? 'generic';
  const toRows = rowMaker<Row>();

  const bind = (on: HasTx, values: Values): unknown[] =>
    parameters.map((parameter) => {
      if (parameter === 'tenant' && !isGlobal) return on.tx.tenantId;
      assert(parameter in values, `${name}: no value for :${parameter}`);
      return values[parameter] ?? null;
    });
  const ask = (on: HasTx, values: Values = {}) => on.tx.query(text, bind(on, values), name, plan);

  return {
    name,
    text,
    parameters,
    isGlobal,
    all: async (on, values) => toRows(await ask(on, values)),
    first: async (on, values) => toRows(await ask(on, values))[0],
    async one(on, values) {
      const [row] = toRows(await ask(on, values));
      assert(row !== undefined, `${name}: no row`);
      return row;
    },
    run: async (on, values) => (await ask(on, values)).count,
    last: async (on, values = {}) => (await on.tx.last(text, bind(on, values), name)).count,
  };
}

/** Columns come back in camelCase; the names are converted once per statement. */
function rowMaker<Row>(): (answer: Answer) => Row[] {
  let keys: string[] | undefined;
  return (answer) => {
    const names = (keys ??= answer.fields.map(camelCase));
    return answer.rows.map((values) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < names.length; at += 1) row[names[at] ?? ''] = values[at];
      // The row type is what the statement's author wrote beside its columns; a test explains every statement.
      return row as Row;
    });
  };
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

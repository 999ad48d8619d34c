import pg from 'pg';

import { wireText } from './wire-text.ts';

// The driver's query with less to say and to read. The driver asks for the columns of a prepared statement each time it
// runs: a look into its catalogue for the database, an object per column here. They are asked for once and kept; the
// columns of a statement do not change while a program runs, for migrations come before it serves.

/** The columns as the driver knows them, and how it reads them. */
interface Shape {
  readonly fields: readonly pg.FieldDef[];
  readonly parsers: unknown;
}
interface Wire {
  readonly submittedNamedStatements: Record<string, string>;
  parse(given: { text: string; name: string }): void;
  bind(given: { portal: string; statement: string; values: unknown[] }): void;
  describe(given: { type: 'P'; name: string }): void;
  execute(given: { portal: string }): void;
  sync(): void;
}

const shapes = new Map<string, Shape>();

/** A statement with a name, sent as Bind and Execute alone once it is known. */
export class LeanQuery extends pg.Query {
  // What the driver's query holds beyond what its types tell; the driver's version is pinned.
  declare readonly name: string;
  declare readonly text: string;
  declare readonly values: unknown[];
  declare _result: { fields: readonly pg.FieldDef[]; _parsers: unknown };
  declare _accumulateRows: boolean;
  declare hasBeenParsed: (wire: Wire) => boolean;

  /** Called by the driver in place of its own. */
  prepare(wire: Wire): void {
    const { name, text } = this;
    if (!this.hasBeenParsed(wire)) {
      wire.parse({ text, name });
      wire.submittedNamedStatements[name] = text;
    }
    wire.bind({ portal: '', statement: name, values: this.values });
    const shape = shapes.get(text);
    if (shape === undefined) wire.describe({ type: 'P', name: '' });
    else {
      this._result.fields = shape.fields;
      this._result._parsers = shape.parsers;
      this._accumulateRows = true;
    }
    wire.execute({ portal: '' });
    wire.sync();
  }
}

/** Sends a prepared statement; the answer's rows are arrays. */
export function leanQuery(
  client: pg.ClientBase,
  { text, name, values }: { text: string; name: string; values: readonly unknown[] },
): Promise<pg.QueryArrayResult> {
  const { promise, resolve, reject } = Promise.withResolvers<pg.QueryArrayResult>();
  const config = { text, name, values: values.map(wireText), rowMode: 'array' };
  const query = new LeanQuery(config, (error, result) => {
    if (error) return reject(error);
    const { fields, _parsers: parsers } = query._result;
    if (!shapes.has(text)) shapes.set(text, { fields, parsers });
    resolve(result);
  });
  client.query(query);
  return promise;
}

/** How a refusal is answered; the table below is the only place that knows HTTP. */
export const failureKinds = {
  invalid: 400,
  notSignedIn: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  wrongType: 415,
  tooMany: 429,
  unavailable: 503,
} as const;

export type FailureKind = keyof typeof failureKinds;

/** What is wrong with one field: its path in the input, and the code of the sentence. */
export interface FieldFailure {
  readonly path: string;
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/**
 * A refusal: the world is not as the caller hoped. `code` is the key of a sentence in `texts`, `facts` fill its
 * slots; with `path` the sentence stands at that field.
 */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldFailure[];

  constructor(
    kind: FailureKind,
    code: string,
    facts: Readonly<Record<string, string | number>> = {},
    at: string | readonly FieldFailure[] = [],
  ) {
    super(code);
    this.name = 'Failure';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
    this.fields = typeof at === 'string' ? [{ path: at, code, facts }] : at;
  }
}

interface ConstraintFailure {
  readonly kind: FailureKind;
  readonly code: string;
  readonly path?: string;
}

const constraints = new Map<string, ConstraintFailure>();

/** Says what the breach of a database constraint means to a person; declared beside the statements that can meet it. */
export function constraintFailure(name: string, kind: FailureKind, code: string, path?: string): void {
  constraints.set(name, path === undefined ? { kind, code } : { kind, code, path });
}

const STATES: Readonly<Record<string, ConstraintFailure>> = {
  '40001': { kind: 'conflict', code: 'lib.conflict' },
  '40P01': { kind: 'conflict', code: 'lib.conflict' },
  '55P03': { kind: 'conflict', code: 'lib.conflict' },
  '57014': { kind: 'unavailable', code: 'lib.unavailable' },
  '57P01': { kind: 'unavailable', code: 'lib.unavailable' },
  '57P02': { kind: 'unavailable', code: 'lib.unavailable' },
  '57P03': { kind: 'unavailable', code: 'lib.unavailable' },
  '53300': { kind: 'unavailable', code: 'lib.unavailable' },
  ECONNREFUSED: { kind: 'unavailable', code: 'lib.unavailable' },
  ECONNRESET: { kind: 'unavailable', code: 'lib.unavailable' },
};

/** The driver's own words for a line that ended while or before a statement was on it. */
const LOST_LINE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;

/** Turns an error of the database into the refusal it means, or undefined when it is a bug. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, constraint } = error as Error & { code?: string; constraint?: string };
  // A distributed database appends the shard's number to the constraint's name.
  const known =
    constraints.get((constraint ?? '').replace(/_\d{6,}$/, '')) ??
    STATES[code ?? ''] ??
    (LOST_LINE.test(error.message) ? STATES['ECONNRESET'] : undefined);
  return known && new Failure(known.kind, known.code, {}, known.path ?? []);
}

import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';

export type Log = Logger;

/** Names under which personal data or secrets could slip into a line: their values are never written. */
const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'oneTimeCode',
  'apiKey',
  'mobile',
  'phone',
  'landline',
  'name',
  'firstName',
  'lastName',
  'nationalId',
  'address',
  'postalCode',
  'text',
  'note',
  'q',
  'body',
  'query',
  'input',
];

/**
 * JSON lines for machines. A line says what happened to which row: ids, counts, milliseconds, codes; the
 * request's
 * number is bound by the server (`log.child({ requestNumber })`). It never says whom: no name, no number, no
 * text.
 */
export function openLog(
  options: { level?: LoggerOptions['level'] } = {},
  destination?: DestinationStream,
): Log {
  const settings: LoggerOptions = {
    level: options.level ?? 'info',
    base: { pid: process.pid },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [...REDACTED, ...REDACTED.map((name) => `*.${name}`), 'req.headers', 'res.headers'],
      censor: '…',
    },
    serializers: { err: withoutValues, error: withoutValues },
  };
  return destination === undefined ? pino(settings) : pino(settings, destination);
}

/**
 * What may be told of an error: PostgreSQL writes row values into `detail` and `where`, so those stay out.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const facts = Object.entries(error).filter(
    ([name, value]) => TELLING.has(name) && typeof value !== 'object',
  );
  const isFromDatabase = 'severity' in error;
  return {
    type: error.name,
    // Messages of the database quote values that could not be read; its code and constraint say enough.
    message: isFromDatabase ? undefined : error.message,
    ...Object.fromEntries(facts),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    cause: error.cause === undefined ? undefined : withoutValues(error.cause),
  };
}

const TELLING = new Set([
  'code',
  'errno',
  'syscall',
  'constraint',
  'table',
  'column',
  'schema',
  'routine',
  'severity',
]);

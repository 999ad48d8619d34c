import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import { Failure, failureKinds } from './failure.ts';
import type { FailureKind } from './failure.ts';

// Refusals that are made before a route runs: by the web framework, the multipart parser and Node's own parser.

/** What a refusal of the HTTP layer means; undefined when it is a bug of ours. */
export function protocolFailure(error: {
  readonly statusCode?: number;
  readonly message: string;
}): Failure | undefined {
  switch (error.statusCode) {
    case 404:
      return new Failure('missing', 'lib.noSuchAddress');
    case 406:
      return new Failure('wrongType', 'lib.notMultipart');
    case 413:
      return new Failure('tooLarge', 'lib.tooLarge');
    case 415:
      return new Failure('wrongType', 'lib.wrongType');
    case 429:
      return new Failure('tooMany', 'lib.tooMany');
    default: {
      const isOurs = error.statusCode === undefined || error.statusCode < 400 || error.statusCode >= 500;
      return isOurs ? undefined : new Failure('invalid', 'lib.notJson');
    }
  }
}

const BROKEN_MULTIPART = /multipart|boundary|unexpected end of|malformed part|premature close|missing final/i;

/** Whether an error says that a multipart body came broken. */
export function isBrokenMultipart(error: unknown): boolean {
  return error instanceof Error && !(error instanceof Failure) && BROKEN_MULTIPART.test(error.message);
}

const LINGER_MS = 2000;

/**
 * Cuts the connection of a refused body that still comes, but not at once: closed with bytes unread, it would be
 * reset, and the caller would see a broken line in place of the answer.
 */
export function endSlowly(request: IncomingMessage): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS);
  request.socket.once('close', () => clearTimeout(timer));
}

/** Answers on the bare socket what Node could not read as a request: there is no request to answer to. */
export function refuseBareSocket(
  error: { readonly code?: string },
  socket: Socket,
  say: (code: string) => string,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const kind: FailureKind = error.code === 'HPE_HEADER_OVERFLOW' ? 'tooLarge' : 'invalid';
  const code = kind === 'tooLarge' ? 'lib.tooLarge' : 'lib.notJson';
  const status = failureKinds[kind];
  const body = JSON.stringify({ type: 'about:blank', status, code, title: say(code), errors: [] });
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

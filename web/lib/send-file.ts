// A file and the fields of its contract, sent with progress, which fetch does not tell.
import type { Contract, InputOf, OutputOf } from './client.ts';
import { base, Problem } from './client.ts';

const waitMaxMs = 10 * 60_000;

type SentFile<C extends Contract> = {
  input: InputOf<C>;
  file: File;
  key: string;
  /** 0 to 1. */
  onPart?: (part: number) => void;
};

/** Sends a multipart contract. Throws Problem, as `call` does. */
export function sendFile<C extends Contract>(contract: C, { input, file, key, onPart }: SentFile<C>) {
  return new Promise<OutputOf<C>>((resolve, reject) => {
    const form = new FormData();
    // The server reads the fields before the file. Every contract's input is an object.
    for (const [name, value] of Object.entries(input as Record<string, unknown>))
      form.set(name, String(value));
    form.set('file', file);
    const request = new XMLHttpRequest();
    request.open(contract.method, base + contract.path);
    request.timeout = waitMaxMs;
    request.setRequestHeader('x-vafa', '1');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', key);
    const noAnswer = () => reject(new Problem({ status: 0, code: 'web.noAnswer', title: '' }));
    request.addEventListener('error', noAnswer);
    request.addEventListener('timeout', noAnswer);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onPart?.(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => {
      const answer = parse(request.responseText);
      // The server listed and checked this answer against the contract's schema before it left.
      if (request.status < 300) resolve(answer as OutputOf<C>);
      else reject(problemOf(request.status, answer));
    });
    request.send(form);
  });
}

function problemOf(status: number, said: unknown): Problem {
  // problem+json is our own server's; a proxy's page falls through to the plain status.
  const body = (typeof said === 'object' && said !== null ? said : {}) as Partial<Problem>;
  return new Problem({
    status,
    code: typeof body.code === 'string' ? body.code : 'web.noAnswer',
    title: typeof body.title === 'string' ? body.title : '',
    errors: Array.isArray(body.errors) ? body.errors : [],
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import type { Contract } from './contract.ts';
import { pathParameters } from './contract.ts';
import type { FileStore } from './endpoint.ts';
import { UPLOAD_BYTES_MAX } from './endpoint.ts';
import { Failure } from './failure.ts';
import { isBrokenMultipart } from './protocol.ts';

// What comes in by HTTP, before anything is known of it.

const KeyHeader = z.uuid();

/** The client-made key of a command; a command without one is refused. */
export function readOnceKey(request: FastifyRequest): string {
  const header = request.headers['idempotency-key'];
  if (header === undefined) throw new Failure('invalid', 'lib.keyMissing');
  const key = KeyHeader.safeParse(header);
  if (!key.success) throw new Failure('invalid', 'lib.keyMissing');
  return key.data.toLowerCase();
}

/** What a request brought: its fields, and what its key must always come with. */
export interface GivenInput {
  readonly fields: Record<string, unknown>;
  /** Written when it is asked for: by then the schema has refused what is too deep to be written. */
  readonly hashed: () => string;
  readonly file?: Awaited<ReturnType<FileStore['receive']>>;
  readonly bytes?: Buffer;
}

/** Gathers path, query and body; `beforeFile` runs before a file is received. */
export async function readInput(
  files: FileStore,
  contract: Contract,
  request: FastifyRequest,
  beforeFile: () => Promise<void>,
): Promise<GivenInput> {
  const params = asObject(request.params);
  if (contract.body === 'multipart') {
    await beforeFile();
    const { fields, file } = await readMultipart(files, request);
    const hashed = () => JSON.stringify([params, fields, file.sha256.toString('hex')]);
    return { fields: { ...fields, ...params }, hashed, file };
  }
  if (contract.body === 'bytes') {
    if (!Buffer.isBuffer(request.body)) throw new Failure('wrongType', 'lib.notBytes');
    return { fields: { ...asObject(request.query), ...params }, hashed: () => '', bytes: request.body };
  }
  const isQuestion = contract.method === 'GET';
  const rest = isQuestion ? request.query : (request.body ?? {});
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest))
    throw new Failure('invalid', 'lib.notAnObject');
  for (const name of pathParameters(contract.path)) {
    if (Object.hasOwn(rest, name)) throw new Failure('invalid', 'lib.unknownField', { field: name }, name);
  }
  const hashed = () => (isQuestion ? '' : JSON.stringify([params, rest]));
  return { fields: { ...rest, ...params }, hashed };
}

async function readMultipart(files: FileStore, request: FastifyRequest) {
  if (!request.isMultipart()) throw new Failure('wrongType', 'lib.notMultipart');
  const fields: Record<string, unknown> = {};
  try {
    for await (const part of request.parts({
      limits: { files: 1, fields: 20, fileSize: UPLOAD_BYTES_MAX + 1 },
    })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else
        return {
          fields,
          file: await files.receive(part.file, part.filename.slice(0, 200), UPLOAD_BYTES_MAX),
        };
    }
  } catch (error) {
    throw isBrokenMultipart(error) ? new Failure('invalid', 'lib.notMultipart') : error;
  }
  throw new Failure('invalid', 'lib.fileMissing', {}, 'file');
}

/** The fields of an unknown value; none if it is no object. */
export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

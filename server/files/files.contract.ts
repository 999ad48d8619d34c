import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, instantView, titleField } from '../lib/fields.ts';

// Photos, signatures and papers of work. They come in chunks under an id made by the phone, so that a lost connection or
// a killed browser costs one chunk: announce, then send from where the state says, until the file is whole.

export const filePermissions = ['file.read', 'file.write'] as const;

export const fileKinds = ['photo', 'signature', 'paper'] as const;
export type FileKind = (typeof fileKinds)[number];

export const CHUNK_BYTES_MAX = 256 * 1024;
const MEGABYTE = 1024 * 1024;
export const fileBytesMax = {
  photo: 15 * MEGABYTE,
  signature: MEGABYTE,
  paper: 15 * MEGABYTE,
} as const satisfies Record<FileKind, number>;

export const FileState = z.strictObject({
  id: z.uuid(),
  /** How much has arrived without a gap: the offset of the next chunk. */
  receivedBytes: z.int(),
  /** All of it is there, its hash is right, and it is what it says to be. */
  isWhole: z.boolean(),
  /** Why it will never become whole, the key of a sentence; further chunks are refused with it. */
  refusal: z.string().nullable(),
});
export type FileState = z.input<typeof FileState>;

/** A file as answers of other slices show it. */
export const FileView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(fileKinds),
  name: z.string(),
  /** image/jpeg, image/png or application/pdf. */
  type: z.string(),
  byteCount: z.int(),
  /** When and where a photo says that it was taken. */
  takenAt: instantView().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  sentAt: instantView(),
});
export type FileView = z.input<typeof FileView>;

export const announceFile = contract({
  operation: 'files.announce',
  method: 'POST',
  path: '/files',
  permission: 'file.write',
  summary: 'Says that a file will come, under an id made by the sender; announced twice it is the same file.',
  input: z.strictObject({
    id: idField(),
    kind: z.enum(fileKinds),
    name: titleField(),
    byteCount: z
      .int({ error: 'lib.notANumber' })
      .min(1, 'lib.tooSmall')
      .max(15 * MEGABYTE, 'files.tooBigOfAll'),
    /** Of the bytes as they are sent, in hexadecimal. */
    sha256: z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, { error: 'files.notAHash' }),
  }),
  output: FileState,
});
export const sendChunk = contract({
  operation: 'files.sendChunk',
  method: 'PUT',
  path: '/files/:id',
  permission: 'file.write',
  once: 'none',
  body: 'bytes',
  summary: 'Sends at most 256 KB of a file from an offset on; what is known already is taken as received.',
  input: z.strictObject({
    id: idField(),
    offset: z.coerce
      .number()
      .int()
      .min(0)
      .max(15 * MEGABYTE),
  }),
  output: FileState,
});
export const readFileState = contract({
  operation: 'files.state',
  method: 'GET',
  path: '/files/:id/state',
  permission: 'file.write',
  summary: 'How much of a file has arrived.',
  input: z.strictObject({ id: idField() }),
  output: FileState,
});
export const readFile = contract({
  operation: 'files.read',
  method: 'GET',
  path: '/files/:id',
  permission: 'file.read',
  answer: 'file',
  summary: 'The file itself: for the head office, its own agency, and the technician whose job it is.',
  input: z.strictObject({ id: idField() }),
  output: z.unknown(),
});

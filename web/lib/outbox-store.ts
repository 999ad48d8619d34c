// What this phone keeps until the server has it: photos with their bytes, drafts of reports, and (in outbox-steps.ts) the
// steps of jobs. IndexedDB, because a killed browser loses the last seconds of localStorage and has no room for a photo.
import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { FileKind } from '../../server/files/files.contract.ts';
import { phoneId } from './outbox-id.ts';

export type KeptFile = {
  id: string;
  /** The membership that took it; on a shared phone each sends his own. */
  owner: string;
  /** The work order it belongs to. */
  subject: string;
  kind: FileKind;
  /** What it shows, in the words of whoever keeps it. */
  purpose: string;
  name: string;
  byteCount: number;
  sha256: string;
  keptAt: number;
  sentBytes: number;
  state: 'waiting' | 'sent' | 'refused';
  /** Why the server will never take it: the key of a sentence. */
  refusal: string;
  /** The last try found no server; it is tried again by itself. */
  isHeld: boolean;
};
type KeptBytes = { id: string; bytes: ArrayBuffer };
type KeptDraft = { id: string; at: number; values: unknown };

// Strict: a phone whose battery dies a second later has it on its disk all the same.
export const database = new Dexie('vafa', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ files: 'id, [owner+state], [owner+subject]', bytes: 'id', drafts: 'id' });
database.version(2).stores({ steps: '++place, &id, owner, [owner+subject]' });
const files: Table<KeptFile, string> = database.table('files');
const bytes: Table<KeptBytes, string> = database.table('bytes');
const drafts: Table<KeptDraft, string> = database.table('drafts');

type NewFile = Pick<KeptFile, 'owner' | 'subject' | 'kind' | 'purpose' | 'name'> & { blob: Blob };

/** Keeps a file until it is sent. Answers with the id that it will have on the server too. */
export async function keepFile({ blob, ...given }: NewFile): Promise<KeptFile> {
  const held = await blob.arrayBuffer();
  const file: KeptFile = {
    ...given,
    id: phoneId(),
    byteCount: held.byteLength,
    sha256: hexOf(await crypto.subtle.digest('SHA-256', held)),
    keptAt: Date.now(),
    sentBytes: 0,
    state: 'waiting',
    refusal: '',
    isHeld: false,
  };
  await database.transaction('rw', files, bytes, async () => {
    await files.add(file);
    await bytes.add({ id: file.id, bytes: held });
  });
  // Asked once there is something to lose; a browser that says no still keeps it for the usual while.
  void navigator.storage?.persist?.();
  return file;
}

/** The oldest that this person still has to send. */
export async function nextToSend(owner: string): Promise<KeptFile | undefined> {
  const waiting = await files.where({ owner, state: 'waiting' }).sortBy('keptAt');
  return waiting[0];
}

export async function waitingFiles(owner: string): Promise<KeptFile[]> {
  return await files.where({ owner, state: 'waiting' }).toArray();
}

export async function filesOfSubject(owner: string, subject: string): Promise<KeptFile[]> {
  return await files.where({ owner, subject }).sortBy('keptAt');
}

export async function filesById(ids: readonly string[]): Promise<KeptFile[]> {
  const found = await files.bulkGet([...ids]);
  return found.filter((file) => file !== undefined);
}

export async function bytesOf(id: string): Promise<ArrayBuffer | undefined> {
  return (await bytes.get(id))?.bytes;
}

export async function noteFile(id: string, change: Partial<KeptFile>): Promise<void> {
  await files.update(id, change);
}

/** The server has all of it: the bytes leave the phone, the line stays until the work is handed in. */
export async function noteSent(id: string): Promise<void> {
  await database.transaction('rw', files, bytes, async () => {
    await files.update(id, { state: 'sent', isHeld: false });
    await bytes.delete(id);
  });
}

export async function dropFile(id: string): Promise<void> {
  await database.transaction('rw', files, bytes, async () => {
    await files.delete(id);
    await bytes.delete(id);
  });
}

export async function keepDraft(id: string, values: unknown): Promise<void> {
  await drafts.put({ id, at: Date.now(), values });
}

export async function findDraft(id: string): Promise<unknown> {
  return (await drafts.get(id))?.values;
}

export async function dropDraft(id: string): Promise<void> {
  await drafts.delete(id);
}

function hexOf(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

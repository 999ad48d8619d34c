import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

// What the last tries came to, beside the backups: a failed one leaves nothing else that could be seen later.

const Try = z.object({
  at: z.iso.datetime(),
  /** Undefined: it went well. */
  code: z.string().optional(),
  backup: z.string().optional(),
});
const BackupState = z.object({ backup: Try.optional(), restoreTest: Try.optional() });

export type BackupState = z.output<typeof BackupState>;

const FILE = 'state.json';

export async function readState(folder: string): Promise<BackupState> {
  try {
    return BackupState.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  } catch {
    // None yet, or one that a full disk left half: the next try writes it anew.
    return {};
  }
}

export async function noteTry(
  folder: string,
  kind: keyof BackupState,
  told: { code?: string | undefined; backup?: string | undefined },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tried = { at: new Date().toISOString(), ...told };
  const half = join(folder, `${FILE}.new-${process.pid}`);
  await writeFile(half, `${JSON.stringify({ ...(await readState(folder)), [kind]: tried })}\n`, {
    mode: 0o600,
  });
  await rename(half, join(folder, FILE));
}

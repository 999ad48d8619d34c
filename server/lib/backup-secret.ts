import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';

import { BackupProblem } from './backup-problem.ts';

// The secret of the installation under a passphrase: a stolen backup must not open the keys of panels. The passphrase
// is stretched by argon2id, the secret encrypted by AES-256-GCM, which also tells a wrong passphrase.

export const PASSPHRASE_LENGTH_MIN = 12;

const STRETCH = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export const SealedSecret = z.object({
  stretch: z.object({ memoryCost: z.number(), timeCost: z.number(), parallelism: z.number() }),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  sealed: z.base64(),
});

/** Encrypts the secret; refuses a passphrase that could be guessed by trying. */
export async function sealSecret(secret: string, passphrase: string): Promise<z.output<typeof SealedSecret>> {
  if (passphrase.length < PASSPHRASE_LENGTH_MIN) {
    throw new BackupProblem('passphraseShort', { length: String(PASSPHRASE_LENGTH_MIN) });
  }
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, STRETCH), nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return {
    stretch: STRETCH,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

export async function openSecret(kept: z.output<typeof SealedSecret>, passphrase: string): Promise<string> {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const key = await keyOf(passphrase, bytes(kept.salt), kept.stretch);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(kept.nonce), { authTagLength: 16 });
  try {
    decipher.setAuthTag(bytes(kept.tag));
    return Buffer.concat([decipher.update(bytes(kept.sealed)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new BackupProblem('passphraseWrong', {}, error);
  }
}

function keyOf(passphrase: string, salt: Buffer, stretch: typeof STRETCH): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFC'), { ...stretch, salt, outputLen: 32 });
}

// Photos chosen or taken: kept on the phone first, sent from there.
import { fileBytesMax, readFile } from '../../server/files/files.contract.ts';
import { addressOf, Problem } from '../lib/client.ts';
import { keepFile } from '../lib/outbox-store.ts';
import { sentenceOf } from '../lib/texts.ts';

const MEGABYTE = 1024 * 1024;

export function photoAddress(id: string): string {
  return addressOf(readFile, { id });
}

type PhotoFor = { owner: string; subject: string; purpose: string };

/** Keeps each photo on this phone. Throws Problem when one can never be sent. */
export async function keepPhotos(
  { owner, subject, purpose }: PhotoFor,
  files: readonly File[],
): Promise<void> {
  for (const file of files) {
    if (file.size > fileBytesMax.photo)
      throw refusal('files.tooBig', { megabytes: fileBytesMax.photo / MEGABYTE });
    if (!/^image\/(jpeg|png)$/.test(file.type)) throw refusal('files.notAPicture');
    await keepFile({ owner, subject, purpose, kind: 'photo', name: file.name || 'photo.jpg', blob: file });
  }
}

function refusal(code: string, facts: Readonly<Record<string, number>> = {}): Problem {
  return new Problem({ status: 400, code, title: sentenceOf(code, facts) ?? '' });
}

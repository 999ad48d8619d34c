// The outbox as screens see it: what waits to be sent, what arrived, and how to add to it.
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { Problem } from './client.ts';
import type { KeptFile } from './outbox-store.ts';
import { bytesOf, filesById, filesOfSubject, waitingFiles } from './outbox-store.ts';
import { sentenceOf } from './texts.ts';

/** The photos and signatures of one work order on this phone; undefined until the store has answered. */
export function useFilesOf(owner: string, subject: string): readonly KeptFile[] | undefined {
  const [files, setFiles] = useState<readonly KeptFile[] | undefined>(undefined);
  useEffect(() => {
    const watch = liveQuery(() => filesOfSubject(owner, subject)).subscribe(setFiles);
    return () => watch.unsubscribe();
  }, [owner, subject]);
  return files;
}

/** Everything that this person still has to send. */
export function useWaitingFiles(owner: string): readonly KeptFile[] | undefined {
  const [files, setFiles] = useState<readonly KeptFile[] | undefined>(undefined);
  useEffect(() => {
    const watch = liveQuery(() => waitingFiles(owner)).subscribe(setFiles);
    return () => watch.unsubscribe();
  }, [owner]);
  return files;
}

/** Waits until the server has all of them; a lost connection only makes it longer. Throws Problem when it refuses one. */
export function untilSent(ids: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const watch = liveQuery(() => filesById(ids)).subscribe((files) => {
      const refused = files.find(({ state }) => state === 'refused');
      if (refused === undefined && files.some(({ state }) => state !== 'sent')) return;
      watch.unsubscribe();
      if (refused === undefined) resolve();
      else
        reject(new Problem({ status: 400, code: refused.refusal, title: sentenceOf(refused.refusal) ?? '' }));
    });
  });
}

/** An address under which the browser shows a file that has not left the phone yet. */
export function useLocalPicture(file: KeptFile): string | undefined {
  const [address, setAddress] = useState<string | undefined>(undefined);
  const { id, state } = file;
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void bytesOf(id).then((bytes) => {
      if (isGone || bytes === undefined) return;
      made = URL.createObjectURL(new Blob([bytes]));
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [id]);
  return state === 'sent' ? undefined : address;
}

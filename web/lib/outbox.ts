// The outbox as screens see it: what waits to be sent, what arrived, and how to add to it.
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { Problem } from './client.ts';
import type { KeptFile } from './outbox-store.ts';
import { bytesOf, filesOfSubject, waitingFiles } from './outbox-store.ts';
import type { KeptStep } from './outbox-steps.ts';
import { dropStep, stepAt, stepsOf, stepsOfSubject } from './outbox-steps.ts';

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

/** The steps of one job on this phone, in their order; undefined until the store has answered. */
export function useStepsOf(owner: string, subject: string): readonly KeptStep[] | undefined {
  const [found, setFound] = useState<{ subject: string; steps: readonly KeptStep[] } | undefined>(undefined);
  useEffect(() => {
    const watch = liveQuery(() => stepsOfSubject(owner, subject)).subscribe((steps) =>
      setFound({ subject, steps }),
    );
    return () => watch.unsubscribe();
  }, [owner, subject]);
  // What was found for the job before is not this one's.
  return found?.subject === subject ? found.steps : undefined;
}

/** Every step of this person that the server has not taken. */
export function useOpenSteps(owner: string): readonly KeptStep[] | undefined {
  const [steps, setSteps] = useState<readonly KeptStep[] | undefined>(undefined);
  useEffect(() => {
    const watch = liveQuery(() => stepsOf(owner)).subscribe(setSteps);
    return () => watch.unsubscribe();
  }, [owner]);
  return steps;
}

/**
 * What became of a step: the server has it, or it waits on this phone (no network, or no answer for so long). Throws
 * Problem when the server refuses it; then it is no longer kept, for whoever waits here shows it.
 */
export function untilAnswered(place: number, waitMs: number): Promise<'sent' | 'kept'> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: 'sent' | 'kept') => {
      watch.unsubscribe();
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('kept'), waitMs);
    const watch = liveQuery(() => stepAt(place)).subscribe((step) => {
      if (step === undefined) return settle('sent');
      if (step.isHeld) return settle('kept');
      if (step.refusal === null) return;
      watch.unsubscribe();
      clearTimeout(timer);
      const refusal = new Problem(step.refusal);
      void dropStep(place).then(() => reject(refusal), reject);
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

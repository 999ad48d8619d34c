import { join } from 'node:path';

import { takeBackup } from './backup.ts';
import type { BackupPlan } from './backup.ts';
import type { BackupDescription } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import { openBucket } from './backup-s3.ts';
import type { BucketSettings } from './backup-settings.ts';
import { noteTry } from './backup-state.ts';

/** A backup with what belongs to it: sent to the bucket, and noted however it ends. */
export async function runBackup(
  plan: BackupPlan & {
    readonly bucket: BucketSettings | undefined;
    readonly sends?: () => void;
  },
): Promise<BackupDescription> {
  try {
    const description = await takeBackup(plan);
    if (plan.bucket !== undefined) {
      plan.sends?.();
      const bucket = await openBucket(plan.bucket);
      await bucket.send(join(plan.folder, description.name), description, plan.keep);
    }
    await noteTry(plan.folder, 'backup', { backup: description.name });
    return description;
  } catch (error) {
    const code = error instanceof BackupProblem ? error.code : 'failed';
    // Where the disk is full this cannot be noted either; what matters is why.
    if (code !== 'running') await noteTry(plan.folder, 'backup', { code }).catch(() => undefined);
    throw error;
  }
}

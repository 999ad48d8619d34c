import { join, resolve } from 'node:path';

import { z } from 'zod';

import { PASSPHRASE_LENGTH_MIN } from './backup-secret.ts';

// The settings of backups, read together with all others.

const KEEP_DEFAULT = 7;
const BUCKET = ['VAFA_S3_URL', 'VAFA_S3_BUCKET', 'VAFA_S3_KEY', 'VAFA_S3_SECRET'] as const;
const isOne = z.enum(['0', '1']);

export const backupEnvironment = {
  VAFA_BACKUPS: z.string().max(4096).optional(),
  VAFA_BACKUP_AT: z
    .string()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/)
    .optional(),
  VAFA_BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(1000))
    .optional(),
  VAFA_BACKUP_PASSPHRASE: z.string().min(PASSPHRASE_LENGTH_MIN).max(1024).optional(),
  VAFA_BACKUP_WITHOUT_SECRET: isOne.optional(),
  VAFA_ARCHIVE: isOne.optional(),
  VAFA_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  VAFA_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  VAFA_S3_KEY: z.string().min(1).max(256).optional(),
  VAFA_S3_SECRET: z.string().min(1).max(256).optional(),
  VAFA_S3_REGION: z.string().max(64).default('us-east-1'),
};

/** What each may hold, for the sentence about a wrong one. */
export const backupWanted: Readonly<Record<string, string>> = {
  VAFA_BACKUPS: '/mnt/backups …',
  VAFA_BACKUP_AT: '02:30',
  VAFA_BACKUP_KEEP: '1 … 1000',
  VAFA_BACKUP_PASSPHRASE: `≥ ${PASSPHRASE_LENGTH_MIN} characters (VAFA_BACKUP_WITHOUT_SECRET=1: none)`,
  VAFA_BACKUP_WITHOUT_SECRET: '0, 1',
  VAFA_ARCHIVE: '0, 1',
  VAFA_S3_URL: 'https://s3.example.ir',
  VAFA_S3_BUCKET: 'vafa-backups',
  VAFA_S3_KEY: BUCKET.join(' + '),
  VAFA_S3_SECRET: BUCKET.join(' + '),
  VAFA_S3_REGION: 'us-east-1',
};

export interface BucketSettings {
  readonly url: string;
  readonly bucket: string;
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}

export interface BackupSettings {
  /** Where backups lie. */
  readonly folder: string;
  /** When the nightly one begins; undefined: none is taken by itself. */
  readonly at: { readonly hour: number; readonly minute: number } | undefined;
  readonly keep: number;
  readonly passphrase: string | undefined;
  readonly leavesSecretOut: boolean;
  /** Whether the log is archived, for restores to any instant. */
  readonly archives: boolean;
  readonly bucket: BucketSettings | undefined;
}

type Environment = z.output<z.ZodObject<typeof backupEnvironment>>;

/** The settings as they work together, or the name of the one that is missing. */
export function readBackupSettings(
  env: Environment,
  dataFolder: string,
): BackupSettings | { missing: string } {
  const leavesSecretOut = env.VAFA_BACKUP_WITHOUT_SECRET === '1';
  // By night nobody is there to be asked: whether the secret is in it must be said beforehand.
  if (env.VAFA_BACKUP_AT !== undefined && env.VAFA_BACKUP_PASSPHRASE === undefined && !leavesSecretOut)
    return { missing: 'VAFA_BACKUP_PASSPHRASE' };
  const given = BUCKET.filter((name) => env[name] !== undefined);
  const lacking = BUCKET.find((name) => env[name] === undefined);
  if (given.length > 0 && lacking !== undefined) return { missing: lacking };
  const [hour, minute] = (env.VAFA_BACKUP_AT ?? '').split(':').map(Number);
  return {
    folder: resolve(env.VAFA_BACKUPS ?? join(dataFolder, 'backups')),
    at: hour === undefined || minute === undefined ? undefined : { hour, minute },
    keep: env.VAFA_BACKUP_KEEP ?? KEEP_DEFAULT,
    passphrase: leavesSecretOut ? undefined : env.VAFA_BACKUP_PASSPHRASE,
    leavesSecretOut,
    archives: env.VAFA_ARCHIVE === undefined ? env.VAFA_BACKUP_AT !== undefined : env.VAFA_ARCHIVE === '1',
    bucket: bucketOf(env),
  };
}

function bucketOf(env: Environment): BucketSettings | undefined {
  const { VAFA_S3_URL: url, VAFA_S3_BUCKET: bucket, VAFA_S3_KEY: key, VAFA_S3_SECRET: secret } = env;
  if (url === undefined || bucket === undefined || key === undefined || secret === undefined)
    return undefined;
  return { url, bucket, key, secret, region: env.VAFA_S3_REGION };
}

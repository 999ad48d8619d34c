import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { backupEnvironment, backupWanted, readBackupSettings } from './lib/backup-settings.ts';
import type { BackupSettings } from './lib/backup-settings.ts';
import { StartProblem, errorCode, writingTo } from './lib/start-problem.ts';

// What an installation may set, all of it optional; the README tells it to people.

const ROLES = ['web', 'worker'] as const;
const SECRET_LENGTH_MIN = 32;

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .optional(),
  HOST: z.string().max(255).default('127.0.0.1'),
  VAFA_DATA: z.string().max(4096).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  VAFA_DEMO: z.enum(['0', '1']).optional(),
  VAFA_ROLES: list.pipe(z.array(z.enum(ROLES)).min(1)).default([...ROLES]),
  VAFA_URL: z.url({ protocol: /^https?$/ }).optional(),
  VAFA_PROXY: list.pipe(z.array(z.string().refine(isAddressOrNetwork)).max(32)).default([]),
  VAFA_SECRET: z.string().min(SECRET_LENGTH_MIN).max(1024).optional(),
  ...backupEnvironment,
});

/** What each setting may hold, for the sentence about a wrong one. */
const wanted: Readonly<Record<string, string>> = {
  PORT: '1 … 65535',
  HOST: '127.0.0.1, 0.0.0.0 …',
  VAFA_DATA: '/var/lib/vafa …',
  DATABASE_URL: 'postgres://owner:password@host:5432/database',
  VAFA_DEMO: '0, 1',
  VAFA_ROLES: 'web, worker / web / worker',
  VAFA_URL: 'https://service.example.ir',
  VAFA_PROXY: '10.0.0.1, 10.1.0.0/16 …',
  VAFA_SECRET: `≥ ${SECRET_LENGTH_MIN} characters`,
  ...backupWanted,
};

export type Role = (typeof ROLES)[number];

export interface Settings {
  readonly port: number;
  /** A port that was asked for is never silently another one. */
  readonly isPortGiven: boolean;
  readonly host: string;
  /** Only this machine can reach the server: one-click log-in and the sandbox phone need it. */
  readonly isLoopback: boolean;
  readonly dataFolder: string;
  /** Undefined: the embedded server under the data folder. */
  readonly databaseUrl: string | undefined;
  /** Whether an empty database is filled with the demo companies. */
  readonly fillsDemo: boolean;
  readonly roles: readonly Role[];
  /**
   * Base of the links in SMS and QR codes, without a slash at its end; undefined: the address it listens on.
   */
  readonly url: string | undefined;
  /** Addresses and networks of the proxies in front, whose forwarded-for is believed. */
  readonly proxies: readonly string[];
  /** Undefined: the one kept in the data folder. */
  readonly secret: string | undefined;
  readonly backup: BackupSettings;
}

const PORT_DEFAULT = 7300;

/**
 * Reads the settings; throws a StartProblem that names the first wrong one. Empty values count as not set.
 */
export function readSettings(given: Readonly<Record<string, string | undefined>>): Settings {
  const filled = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(filled);
  const wrong = (setting: string) =>
    new StartProblem('settingWrong', { setting, wanted: wanted[setting] ?? '' });
  if (!parsed.success) throw wrong(String(parsed.error.issues[0]?.path[0] ?? ''));
  const env = parsed.data;
  const backup = readBackupSettings(env, resolve(env.VAFA_DATA));
  if ('missing' in backup) throw wrong(backup.missing);
  return {
    port: env.PORT ?? PORT_DEFAULT,
    isPortGiven: env.PORT !== undefined,
    host: env.HOST,
    isLoopback: isLoopback(env.HOST),
    dataFolder: resolve(env.VAFA_DATA),
    databaseUrl: env.DATABASE_URL,
    fillsDemo: env.VAFA_DEMO === undefined ? env.DATABASE_URL === undefined : env.VAFA_DEMO === '1',
    roles: [...new Set(env.VAFA_ROLES)],
    url: env.VAFA_URL?.replace(/\/+$/, ''),
    proxies: env.VAFA_PROXY,
    secret: env.VAFA_SECRET,
    backup,
  };
}

/**
 * The secret that encrypts keys of outside services: the one set, or the one made once in the data folder.
 */
export async function readSecret(settings: Settings): Promise<string> {
  if (settings.secret !== undefined) return settings.secret;
  const path = join(settings.dataFolder, 'secret');
  await writingTo(settings.dataFolder, async () => {
    await mkdir(settings.dataFolder, { recursive: true });
    const half = `${path}.new-${process.pid}`;
    await writeFile(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    // A link never replaces: the first of two starts wins, and no reader meets half a secret.
    await link(half, path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    await rm(half, { force: true });
  });
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < SECRET_LENGTH_MIN) throw new StartProblem('secretBroken', { path });
  return secret;
}

function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  const kind = isIP(host);
  return kind !== 0 && loopback.check(host, kind === 4 ? 'ipv4' : 'ipv6');
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}

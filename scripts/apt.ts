import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Brings a Debian package where that is allowed; elsewhere it does nothing, and the caller says what is missing. */
export function installByApt(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'inherit', env });
}

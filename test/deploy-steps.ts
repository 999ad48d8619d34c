import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

// The files of deploy/ as what they are: lists of steps and of settings.

export const ROOT = join(import.meta.dirname, '..');

export interface Step {
  readonly word: string;
  readonly rest: string;
}

/** The steps of the container file, in order. */
export async function containerSteps(): Promise<readonly Step[]> {
  const text = await readFile(join(ROOT, 'deploy', 'Containerfile'), 'utf8');
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', ...rest] = line.trim().split(/\s+/);
      return { word, rest: rest.join(' ') };
    });
}

/** What stays outside of the image. */
export async function leftOut(): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, '.dockerignore'), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

/** The settings of a unit, each with all its values. */
export async function unitSettings(): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await readFile(join(ROOT, 'deploy', 'vafa.service'), 'utf8');
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), value ?? '']);
  }
  return found;
}

/** Names that the program reads from its environment. */
export async function knownSettings(): Promise<ReadonlySet<string>> {
  const text = await readFile(join(ROOT, 'README.md'), 'utf8');
  return new Set([...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? ''));
}

export function isThere(path: string): boolean {
  return existsSync(join(ROOT, path));
}

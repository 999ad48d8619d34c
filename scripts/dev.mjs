// `npm run dev`: the server starts anew at each change of its files; the web comes from Vite, which sends
// /api on.

import { spawn } from 'node:child_process';

import { environment, nodePath, root, setUp } from './setup.mjs';

setUp();
const apiPort = process.env.PORT ?? '7300';
const env = { ...environment(), PORT: apiPort, VAFA_API: `http://127.0.0.1:${apiPort}` };
const children = [
  spawn(nodePath(), ['--watch', '--watch-preserve-output', 'server/main.ts', '--development'], {
    cwd: root,
    env,
    stdio: 'inherit',
  }),
  spawn(nodePath(), ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1'], {
    cwd: root,
    env,
    stdio: 'inherit',
  }),
];

let running = children.length;
for (const child of children) {
  child.on('exit', (code) => {
    running -= 1;
    for (const other of children) other.kill('SIGTERM');
    if (running === 0) process.exit(code ?? 0);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}

import { createServer } from 'node:net';
import { StartProblem, errorCode } from './start-problem.ts';

const TRIES_MAX = 100;

/** Whether a program may listen there now. Throws if the address itself is not of this machine. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? done(false) : refuse(error)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)));
  });
}

/** The first free port from `first` on. */
export async function freePort(first: number, host = '127.0.0.1'): Promise<number> {
  for (let port = first; port < first + TRIES_MAX; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw new StartProblem('portsTaken', { from: String(first), to: String(first + TRIES_MAX - 1) });
}

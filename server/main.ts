import { enableCompileCache } from 'node:module';

// Starts the product and stops it. The rest is imported after the compile cache is on: it cuts start-up by
// two thirds.

enableCompileCache();
const { printProblem, print } = await import('./print.ts');
const { startProduct } = await import('./start.ts');

const STOP_MS_MAX = 5_000;
/**
 * Ctrl-C reaches this process from the terminal and again from npm's: only a later signal is a second one.
 */
const SAME_SIGNAL_MS = 1_000;

const starting = startProduct({ isDevelopment: process.argv.includes('--development') });
let stoppingSince: number | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
// The process that started this one was killed: nobody could stop it later.
process.on('disconnect', () => void stop(0));
process.on('uncaughtException', (error) => void fail(error));
process.on('unhandledRejection', (error) => void fail(error));

try {
  await starting;
} catch (error) {
  if (stoppingSince === undefined) {
    printProblem(error);
    process.exit(1);
  }
}

async function fail(error: unknown): Promise<void> {
  printProblem(error);
  await stop(1);
}

async function stop(exitCode: number): Promise<void> {
  if (stoppingSince !== undefined) {
    if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
    return;
  }
  stoppingSince = Date.now();
  setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
  print('start.stopping');
  await starting.then(
    (product) => product.stop(),
    () => undefined,
  );
  process.exit(exitCode);
}

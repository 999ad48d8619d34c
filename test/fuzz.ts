import { runFuzz } from './fuzz-run.ts';

// `npm run test:fuzz [seed] [calls]`: the long run. The same seed draws the same calls; ids are the run's own.

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1_000_000));
const calls = Number(process.argv[3] ?? 100_000);
const say = (line: string) => void process.stdout.write(`${line}\n`);

process.env['VAFA_TEST_LOG'] ??= 'error';
say(`seed ${seed}, ${calls} calls`);
const outcome = await runFuzz({ seed, calls, knownShare: 6, say });
const statuses = new Map<number, number>();
for (const [operation, tally] of [...outcome.tallies].toSorted(([one], [other]) =>
  one.localeCompare(other),
)) {
  const byStatus = [...tally.statuses].toSorted(([one], [other]) => one - other);
  for (const [status, count] of byStatus) statuses.set(status, (statuses.get(status) ?? 0) + count);
  const told = byStatus.map(([status, count]) => `${status}×${count}`).join(' ');
  say(
    `${operation.padEnd(34)} ${String(tally.calls).padStart(5)}  slowest ${Math.round(tally.msMax)} ms  ${told}`,
  );
}
const told = [...statuses]
  .toSorted(([one], [other]) => one - other)
  .map(([status, count]) => `${status}×${count}`);
say(
  `seed ${seed}: ${told.join(' ')}; ${outcome.towns} towns, ${outcome.repeated} repeated alone, ${outcome.seconds} s`,
);
say(`${outcome.faults.length} faults`);
process.exit(outcome.faults.length > 0 ? 1 : 0);

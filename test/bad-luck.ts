import { runBadLuck } from './bad-luck-rounds.ts';

// `npm run test:bad-luck [seed] [rounds]`: the long run of once and crash. The same seed kills at the same moments.

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1_000_000));
const rounds = Number(process.argv[3] ?? 20);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const startedAt = performance.now();
const outcome = await runBadLuck({ seed, rounds, withImport: true, say });
const hits = outcome.rounds.filter((round) => round.openTransactions > 0).length;
const sum = (read: (round: (typeof outcome.rounds)[number]) => number) =>
  outcome.rounds.reduce((total, round) => total + read(round), 0);
say(
  `commands acknowledged ${sum((round) => round.acknowledged)}, chains resent ${sum((round) => round.resent)}; ` +
    `requests wanted ${outcome.wanted}, found ${outcome.found}, reports approved ${outcome.approved}; ` +
    `${hits} of ${rounds} rounds hit an open transaction; ` +
    `${Math.round((performance.now() - startedAt) / 1000)} s`,
);
for (const line of outcome.wrong.slice(0, 20)) say(`✖ ${line}`);
if (outcome.processesLeft.length > 0) say(`✖ processes left: ${outcome.processesLeft.join(' ')}`);
if (hits * 2 < rounds)
  say('✖ fewer than half of the rounds hit an open transaction: run it with another seed');
process.exit(outcome.wrong.length + outcome.processesLeft.length > 0 || hits * 2 < rounds ? 1 : 0);

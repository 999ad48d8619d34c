import { openBusyWorld } from './world.ts';
import { runBooks } from './books-run.ts';

// `npm run test:books [seed] [operations]`: the long run of the property test of stock and money.

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1_000_000));
const operations = Number(process.argv[3] ?? 5000);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const closes: (() => Promise<void>)[] = [];
const world = await openBusyWorld({ after: (close) => closes.push(close) });
const reports = Math.ceil(operations / 12);
const { wrong, answers, ...counted } = await runBooks(world, { seed, operations, reports });
for (const [answer, count] of Object.entries(answers)) say(`${String(count).padStart(6)} ${answer}`);
say(`seed ${seed}: ${JSON.stringify(counted)}`);
for (const line of wrong.slice(0, 20)) say(`✖ ${line}`);
for (const close of closes) await close();
process.exit(wrong.length > 0 ? 1 : 0);

// `npm test` runs everything on a fresh clone; `npm test -- a.test.ts b.test.ts` runs these files alone.

import { become, setUp } from './setup.mjs';

setUp();
become(['scripts/run-tests.ts', ...process.argv.slice(2)], { isTold: true });

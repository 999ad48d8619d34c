// `npm start`: from a fresh clone to a running server.

import { become, buildWeb, setUp } from './setup.mjs';

setUp();
buildWeb();
become(['server/main.ts', ...process.argv.slice(2)], { isTold: true });

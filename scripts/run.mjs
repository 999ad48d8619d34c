// Runs a script under Node 26, whatever Node and npm started it, installing first what is missing.

import { become, setUp } from './setup.mjs';

setUp();
become(process.argv.slice(2));

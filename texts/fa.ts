import { catalog } from './fa/catalog.ts';
import { identity } from './fa/identity.ts';
import { lib } from './fa/lib.ts';
import { start } from './fa/start.ts';
import { web } from './fa/web.ts';

/** Every Persian text. A slice adds its import and its name. */
export const fa = { ...catalog, ...identity, ...lib, ...start, ...web } as const;

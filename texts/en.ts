import { catalog } from './en/catalog.ts';
import { identity } from './en/identity.ts';
import { lib } from './en/lib.ts';
import { start } from './en/start.ts';
import { web } from './en/web.ts';

/** Every English text. A slice adds its import and its name. */
export const en = { ...catalog, ...identity, ...lib, ...start, ...web } as const;

import { lib } from './fa/lib.ts';
import { start } from './fa/start.ts';

/** Every Persian text. A slice adds its import and its name. */
export const fa = { ...lib, ...start } as const;

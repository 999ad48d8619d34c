import { lib } from './en/lib.ts';
import { start } from './en/start.ts';

/** Every English text. A slice adds its import and its name. */
export const en = { ...lib, ...start } as const;

import { warrantyPage } from './fa/warranty-page.ts';
import { warranty } from './fa/warranty.ts';

/** Every word of the public warranty page and no other: it must stay small. */
export const fa = { ...warranty, ...warrantyPage } as const;

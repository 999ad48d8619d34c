import type { Dictionary } from '../../server/lib/texts.ts';

export const agencyReport = {} as const satisfies Dictionary;

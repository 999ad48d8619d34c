import { requests } from './requests.ts';
import { tracking } from './tracking.ts';

/** Every word of the tracking page and no other: it must stay small. */
export const fa = { ...requests, ...tracking } as const;

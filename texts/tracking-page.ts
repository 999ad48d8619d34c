import { requests } from './fa/requests.ts';
import { tracking } from './fa/tracking.ts';

/** Every word of the tracking page and no other: it must stay small. */
export const fa = { ...requests, ...tracking } as const;

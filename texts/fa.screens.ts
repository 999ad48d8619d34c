import { faOffice } from './fa.office.ts';
import { faPortal } from './fa.portal.ts';

/** What the console and the portal say. */
export const faScreens = { ...faOffice, ...faPortal } as const;

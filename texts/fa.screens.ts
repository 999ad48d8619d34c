import { faOffice } from './fa.office.ts';
import { faPortal } from './fa.portal.ts';
import { reportRules } from './fa/report-rules.ts';
import { cardWords } from './fa/warranty-cards.ts';

/** What the console and the portal say. */
export const faScreens = { ...faOffice, ...faPortal, ...reportRules, ...cardWords } as const;

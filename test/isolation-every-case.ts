import { baseCases } from './isolation-cases.ts';
import { cardCases } from './isolation-cases-cards.ts';
import { houseCases } from './isolation-cases-house.ts';
import { listCases } from './isolation-cases-lists.ts';
import { ledgerCases } from './isolation-cases-ledger.ts';
import { reportCases } from './isolation-cases-reports.ts';
import { ruleCases } from './isolation-cases-rules.ts';
import { surveyCases } from './isolation-cases-surveys.ts';
import { tariffCases } from './isolation-cases-tariffs.ts';
import { visitCases } from './isolation-cases-visits.ts';
import { warehouseCases } from './isolation-cases-warehouse.ts';
import { workCases } from './isolation-cases-work.ts';
import type { Case } from './isolation-walk.ts';

/** One case for each endpoint that asks for a key, by operation: an input with which its owner succeeds. */
export const everyCase: Readonly<Record<string, Case>> = {
  ...baseCases,
  ...ruleCases,
  ...cardCases,
  ...surveyCases,
  ...houseCases,
  ...listCases,
  ...warehouseCases,
  ...workCases,
  ...visitCases,
  ...ledgerCases,
  ...tariffCases,
  ...reportCases,
};

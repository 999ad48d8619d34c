import { agencies } from './en/agencies.ts';
import { agenciesScreens } from './en/agencies-screens.ts';
import { agency } from './en/agency.ts';
import { agencyJob } from './en/agency-job.ts';
import { agencyReport } from './en/agency-report.ts';
import { approval } from './en/approval.ts';
import { catalog } from './en/catalog.ts';
import { customers } from './en/customers.ts';
import { customersScreens } from './en/customers-screens.ts';
import { devices } from './en/devices.ts';
import { devicesScreens } from './en/devices-screens.ts';
import { exchange } from './en/exchange.ts';
import { fieldWork } from './en/field-work.ts';
import { identity } from './en/identity.ts';
import { lib } from './en/lib.ts';
import { messaging } from './en/messaging.ts';
import { reception } from './en/reception.ts';
import { requests } from './en/requests.ts';
import { requestsScreens } from './en/requests-screens.ts';
import { files } from './en/files.ts';
import { tariffs } from './en/tariffs.ts';
import { ledger } from './en/ledger.ts';
import { ledgerScreens } from './en/ledger-screens.ts';
import { warehouse } from './en/warehouse.ts';
import { reportRules } from './en/report-rules.ts';
import { serviceReports } from './en/service-reports.ts';
import { surveys } from './en/surveys.ts';
import { sla } from './en/sla.ts';
import { warranty } from './en/warranty.ts';
import { cardWords } from './en/warranty-cards.ts';
import { warrantyScreens } from './en/warranty-screens.ts';
import { web } from './en/web.ts';

/** What the console and the portal say. A slice adds its import and its name. */
export const enScreens = {
  ...agency,
  ...agencyJob,
  ...agencyReport,
  ...agencies,
  ...agenciesScreens,
  ...approval,
  ...catalog,
  ...customers,
  ...customersScreens,
  ...devices,
  ...devicesScreens,
  ...exchange,
  ...fieldWork,
  ...identity,
  ...lib,
  ...messaging,
  ...reception,
  ...requests,
  ...requestsScreens,
  ...files,
  ...tariffs,
  ...ledger,
  ...ledgerScreens,
  ...warehouse,
  ...reportRules,
  ...serviceReports,
  ...surveys,
  ...sla,
  ...warranty,
  ...cardWords,
  ...warrantyScreens,
  ...web,
} as const;

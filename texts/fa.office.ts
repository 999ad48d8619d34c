import { agencies } from './fa/agencies.ts';
import { agenciesScreens } from './fa/agencies-screens.ts';
import { approval } from './fa/approval.ts';
import { catalog } from './fa/catalog.ts';
import { customers } from './fa/customers.ts';
import { customersScreens } from './fa/customers-screens.ts';
import { devices } from './fa/devices.ts';
import { devicesScreens } from './fa/devices-screens.ts';
import { exchange } from './fa/exchange.ts';
import { fieldWork } from './fa/field-work.ts';
import { identity } from './fa/identity.ts';
import { lib } from './fa/lib.ts';
import { messaging } from './fa/messaging.ts';
import { reception } from './fa/reception.ts';
import { requests } from './fa/requests.ts';
import { requestsScreens } from './fa/requests-screens.ts';
import { files } from './fa/files.ts';
import { tariffs } from './fa/tariffs.ts';
import { ledger } from './fa/ledger.ts';
import { ledgerScreens } from './fa/ledger-screens.ts';
import { warehouse } from './fa/warehouse.ts';
import { serviceReports } from './fa/service-reports.ts';
import { surveys } from './fa/surveys.ts';
import { sla } from './fa/sla.ts';
import { warranty } from './fa/warranty.ts';
import { warrantyScreens } from './fa/warranty-screens.ts';
import { web } from './fa/web.ts';

/** What comes with the first page. A slice adds its import and its name. */
export const faOffice = {
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
  ...serviceReports,
  ...surveys,
  ...sla,
  ...warranty,
  ...warrantyScreens,
  ...web,
} as const;

// The only list of the console's screens. A slice adds its `<slice>.screens.ts` here, in the order of the sidebar.
import type { Finder, Screen } from '../lib/screen.ts';
import { receptionScreens } from './reception/reception.screens.ts';
import { accountScreens } from './accounts/accounts.screens.ts';
import { agencyScreens } from './agencies/agencies.screens.ts';
import { customerScreens } from './customers/customers.screens.ts';
import { deviceScreens } from './devices/devices.screens.ts';
import { warehouseScreens } from './warehouse/warehouse.screens.ts';
import { warrantyScreens } from './warranty/warranty.screens.ts';
import { catalogScreens } from './catalog/catalog.screens.ts';
import { exchangeScreens } from './exchange/exchange.screens.ts';
import { identityScreens } from './identity/identity.screens.ts';
import { messagingScreens } from './messaging/messaging.screens.ts';
import { recordFinders } from './requests/requests.finders.ts';
import { reportScreens } from './reports/reports.screens.ts';
import { requestScreens } from './requests/requests.screens.ts';
import { slaScreens } from './sla/sla.screens.ts';
import { surveyScreens } from './surveys/surveys.screens.ts';
import { startScreens } from './start/start.screens.ts';
import { tariffScreens } from './tariffs/tariffs.screens.ts';

export const screens: readonly Screen[] = [
  ...startScreens,
  ...receptionScreens,
  ...requestScreens,
  ...reportScreens,
  ...customerScreens,
  ...deviceScreens,
  ...messagingScreens,
  ...agencyScreens,
  ...warrantyScreens,
  ...warehouseScreens,
  ...accountScreens,
  ...tariffScreens,
  ...surveyScreens,
  ...catalogScreens,
  ...exchangeScreens,
  ...identityScreens,
  ...slaScreens,
];

/** What the search box looks through. */
export const finders: readonly Finder[] = [...recordFinders];

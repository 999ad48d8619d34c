import { agenciesSlice } from './agencies/agencies.slice.ts';
import { catalogSlice } from './catalog/catalog.slice.ts';
import { customersSlice } from './customers/customers.slice.ts';
import { followCustomer as followOfDevices } from './devices/devices.ts';
import { devicesSlice } from './devices/devices.slice.ts';
import { exchangeSlice } from './exchange/exchange.slice.ts';
import { identityPermissions } from './identity/identity.contract.ts';
import type { IdentityParts } from './identity/identity.routes.ts';
import { identitySlice } from './identity/identity.slice.ts';
import type { Slice } from './lib/slice.ts';
import { messagingPermissions } from './messaging/messaging.contract.ts';
import { messagingSlice } from './messaging/messaging.slice.ts';
import { followCustomer as followOfRequests, openRequests } from './requests/requests.ts';
import { requestPermissions } from './requests/requests.contract.ts';
import { requestsSlice } from './requests/requests.slice.ts';
import { filesSlice } from './files/files.slice.ts';
import { tariffsSlice } from './tariffs/tariffs.slice.ts';
import { ledgerSlice } from './ledger/ledger.slice.ts';
import { warehouseSlice } from './warehouse/warehouse.slice.ts';
import { serviceReportsSlice } from './service-reports/service-reports.slice.ts';
import { surveysSlice } from './surveys/surveys.slice.ts';
import { slaSlice } from './sla/sla.slice.ts';
import { warrantyPermissions } from './warranty/warranty.contract.ts';
import { warrantyImports, warrantySlice } from './warranty/warranty.slice.ts';

/** The only list of slices, in strata: who stands lower is called by who stands higher, never the other way round. */
export function allSlices(parts: IdentityParts & { publicUrl: string }): readonly Slice[] {
  const messaging = messagingSlice({ isDemoOpen: parts.isDemoOpen, openSubjects: openRequests });
  return [
    identitySlice(parts),
    ...slicesAboveIdentity,
    messaging,
    warrantySlice(parts),
    requestsSlice(parts),
  ];
}

const slicesWithLists: readonly Slice[] = [
  filesSlice,
  catalogSlice,
  customersSlice([
    { name: 'devices', follow: followOfDevices },
    { name: 'requests', follow: followOfRequests },
  ]),
  agenciesSlice,
  devicesSlice,
  slaSlice,
  tariffsSlice,
  ledgerSlice,
  warehouseSlice,
  serviceReportsSlice,
  surveysSlice,
];
const slicesAboveIdentity: readonly Slice[] = [
  ...slicesWithLists,
  exchangeSlice([...slicesWithLists.flatMap((slice) => slice.imports), ...warrantyImports]),
];

export const companySeeds = slicesAboveIdentity.flatMap((slice) => slice.companySeed ?? []);

/** Every permission there is: what roles are made of. */
export const allPermissions = [
  ...identityPermissions,
  ...messagingPermissions,
  ...requestPermissions,
  ...warrantyPermissions,
  ...slicesAboveIdentity.flatMap((slice) => slice.permissions),
];

import { agencies } from './fa/agencies.ts';
import { agency } from './fa/agency.ts';
import { catalog } from './fa/catalog.ts';
import { customers } from './fa/customers.ts';
import { devices } from './fa/devices.ts';
import { exchange } from './fa/exchange.ts';
import { identity } from './fa/identity.ts';
import { lib } from './fa/lib.ts';
import { messaging } from './fa/messaging.ts';
import { reception } from './fa/reception.ts';
import { requests } from './fa/requests.ts';
import { requestsScreens } from './fa/requests-screens.ts';
import { sla } from './fa/sla.ts';
import { sms } from './fa/sms.ts';
import { start } from './fa/start.ts';
import { tracking } from './fa/tracking.ts';
import { warranty } from './fa/warranty.ts';
import { web } from './fa/web.ts';

/** Every Persian text. A slice adds its import and its name. */
export const fa = {
  ...agency,
  ...agencies, ...catalog, ...customers, ...devices, ...exchange, ...identity, ...lib, ...messaging, ...reception,
  ...requests, ...requestsScreens, ...sla,
  ...sms, ...start, ...tracking, ...warranty,
  ...web,
} as const;

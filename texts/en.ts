import { agencies } from './en/agencies.ts';
import { agency } from './en/agency.ts';
import { catalog } from './en/catalog.ts';
import { customers } from './en/customers.ts';
import { devices } from './en/devices.ts';
import { exchange } from './en/exchange.ts';
import { identity } from './en/identity.ts';
import { lib } from './en/lib.ts';
import { messaging } from './en/messaging.ts';
import { reception } from './en/reception.ts';
import { requests } from './en/requests.ts';
import { requestsScreens } from './en/requests-screens.ts';
import { sla } from './en/sla.ts';
import { sms } from './en/sms.ts';
import { start } from './en/start.ts';
import { tracking } from './en/tracking.ts';
import { warranty } from './en/warranty.ts';
import { web } from './en/web.ts';

/** Every English text. A slice adds its import and its name. */
export const en = {
  ...agency,
  ...agencies, ...catalog, ...customers, ...devices, ...exchange, ...identity, ...lib, ...messaging, ...reception,
  ...requests, ...requestsScreens, ...sla,
  ...sms, ...start, ...tracking, ...warranty,
  ...web,
} as const;

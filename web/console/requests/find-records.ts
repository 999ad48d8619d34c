import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { listCustomers } from '../../../server/customers/customers.contract.ts';
import { listDevices } from '../../../server/devices/devices.contract.ts';
import { listRequests } from '../../../server/requests/requests.contract.ts';
import { call } from '../../lib/client.ts';
import { nationalNumber } from '../../lib/national-number.ts';
import { digits } from '../../lib/numbers.ts';
import type { Found } from '../../lib/screen.ts';
import { t } from '../../lib/texts.ts';

const foundMax = 5;

/** Requests by anything typed of them. Row A8. */
export async function findRequests(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await call(listRequests, { q, limit: foundMax }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: line([digits(row.number), row.customerName ?? row.callerName]),
    line: line([t(`requests.stage.${row.stage}`), row.cityTitle, ...row.deviceTitles]),
    to: `/requests/${row.id}`,
    group: t('requests.found.requests'),
  }));
}

/** A customer leads to his page. */
export async function findCustomers(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await call(listCustomers, { q, limit: foundMax }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: row.name,
    line: line([row.phone === null ? null : digits(nationalNumber(row.phone)), row.cityTitle]),
    to: `/customers/${row.id}`,
    group: t('requests.found.customers'),
  }));
}

/** A device leads to its page. */
export async function findDevices(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await call(listDevices, { q, limit: foundMax }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: line([row.modelTitle, row.serial]),
    line: line([row.brandTitle, row.customerName, row.cityTitle]),
    to: `/devices/${row.id}`,
    group: t('requests.found.devices'),
  }));
}

/** An agency leads to its page. */
export async function findAgencies(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await call(listAgencies, { q, limit: foundMax }, { signal });
  return items.map((row) => ({
    id: row.id,
    title: row.title,
    line: line([digits(row.code), row.cityTitle]),
    to: `/agencies/${row.id}`,
    group: t('requests.found.agencies'),
  }));
}

function line(words: readonly (string | null)[]): string {
  return words.filter(Boolean).join(' · ');
}

import assert from 'node:assert/strict';

import { makeAgency } from '../server/agencies/agencies.make.ts';
import { registerCustomer } from '../server/customers/customers.contract.ts';
import { makeKeyFor, makePeople } from '../server/identity/identity.make.ts';
import { newId } from '../server/lib/id.ts';
import type { Listener } from './load-streams.ts';
import { makeScene } from './scene.ts';
import type { World } from './world.ts';

// A company with ten agencies and its neighbour, and who sits before which screen.

interface Agency {
  readonly id: string;
  readonly technicianId: string;
  readonly managerKey: string;
  readonly technicianKey: string;
}
export interface LoadScene {
  readonly agencies: readonly Agency[];
  readonly keys: { readonly reception: string; readonly dispatcher: string; readonly neighbour: string };
  /** Whose requests are received: many, for people do not all call at once about the same house. */
  readonly customers: readonly { readonly customerId: string; readonly siteId: string }[];
  readonly modelId: string;
  readonly neighbourCustomerId: string;
  readonly listeners: readonly (Listener & { readonly key: string })[];
}

const AGENCIES_MORE = 8;
const SCREENS_PER_CUSTOMER = 2;
/** Of ten screens so many stand at the office, at agencies, with technicians, with technical support and next door. */
const SHARES = [
  'office',
  'office',
  'agency',
  'agency',
  'agency',
  'agency',
  'technician',
  'ts',
  'next',
  'next',
] as const;

export async function makeLoadScene(world: World, screenCount: number): Promise<LoadScene> {
  const scene = await makeScene(world);
  const keyOf = (side: 'arka' | 'binesh', who: string) => world.inTenant(side, (ctx) => makeKeyFor(ctx, who));
  const made = [
    { ...scene.near, code: '1001' },
    { ...scene.neighbour, code: '1002' },
    ...(await makeAgencies(world, scene)),
  ];
  const agencies: Agency[] = [];
  for (const { id, technicianId, code } of made) {
    const [managerKey, technicianKey] = [
      await keyOf('arka', `agency:${code}`),
      await keyOf('arka', `technician:${code}`),
    ];
    agencies.push({ id, technicianId, managerKey, technicianKey });
  }
  const keys = {
    reception: await keyOf('arka', 'reception'),
    dispatcher: await keyOf('arka', 'dispatcher'),
    neighbour: await keyOf('binesh', 'reception'),
  };
  const neighbour = await world.as('binesh/admin');
  const { id: neighbourCustomerId } = await neighbour.call(registerCustomer, {
    kind: 'person',
    name: 'مشتری بینش',
    phones: [{ number: '09151110000' }],
  });
  const listeners = await screensOf(agencies, screenCount, {
    ...keys,
    ts: await keyOf('arka', 'ts'),
    nextAdmin: await keyOf('binesh', 'admin'),
  });
  return {
    agencies,
    keys,
    customers: await makeCustomers(world, scene, Math.ceil(screenCount / SCREENS_PER_CUSTOMER)),
    modelId: scene.fridge.id,
    neighbourCustomerId,
    listeners,
  };
}

async function makeCustomers(
  world: World,
  { provinceId, cityId }: { provinceId: string; cityId: string },
  count: number,
): Promise<LoadScene['customers']> {
  const reception = await world.as('reception');
  const made: { customerId: string; siteId: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id, sites } = await reception.call(registerCustomer, {
      kind: 'person',
      name: `مشتری ${at}`,
      phones: [{ number: `0915${5_000_000 + at}` }],
      site: { provinceId, cityId, street: 'بلوار سجاد' },
    });
    made.push({ customerId: id, siteId: sites[0]?.id ?? '' });
  }
  return made;
}

async function makeAgencies(world: World, { provinceId, cityId }: { provinceId: string; cityId: string }) {
  return await world.inTenant('arka', async (ctx) => {
    const made: { id: string; code: string; technicianId: string }[] = [];
    for (let at = 0; at < AGENCIES_MORE; at += 1) {
      const [id, code] = [newId(), String(2001 + at)];
      const coverage = [{ regionId: cityId, productLineId: null }];
      await makeAgency(ctx, { id, code, title: `خدمات ${code}`, provinceId, cityId }, coverage);
      const mobile = `0915444${String(at).padStart(2, '0')}`;
      const people = await makePeople(ctx, [
        {
          who: `agency:${code}`,
          title: `مدیر ${code}`,
          mobile: `${mobile}01`,
          roles: ['agency-manager'],
          agencyId: id,
        },
        {
          who: `technician:${code}`,
          title: `بهرام ${code}`,
          mobile: `${mobile}02`,
          roles: ['technician'],
          agencyId: id,
        },
      ]);
      made.push({ id, code, technicianId: people.get(`technician:${code}`) ?? '' });
    }
    return made;
  });
}

async function screensOf(
  agencies: readonly Agency[],
  count: number,
  keys: { dispatcher: string; ts: string; nextAdmin: string },
): Promise<(Listener & { key: string })[]> {
  return Array.from({ length: count }, (_, at): Listener & { key: string } => {
    const agency = agencies[Math.floor(at / SHARES.length) % agencies.length];
    assert(agency !== undefined);
    const { id: agencyId, technicianId: membershipId } = agency;
    switch (SHARES[at % SHARES.length]) {
      case 'agency':
        return { side: 'arka', sees: 'agency', agencyId, key: agency.managerKey };
      case 'technician':
        return { side: 'arka', sees: 'technician', agencyId, membershipId, key: agency.technicianKey };
      case 'ts':
        return { side: 'arka', sees: 'ts', key: keys.ts };
      case 'next':
        return { side: 'binesh', sees: 'office', key: keys.nextAdmin };
      default:
        return { side: 'arka', sees: 'office', key: keys.dispatcher };
    }
  });
}

import assert from 'node:assert/strict';

import { z } from 'zod';

import { makeAgency } from '../server/agencies/agencies.make.ts';
import { registerCustomer } from '../server/customers/customers.contract.ts';
import { listImportKinds } from '../server/exchange/exchange.contract.ts';
import { makeKeyFor, makePeople } from '../server/identity/identity.make.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { latinDigits } from '../server/lib/digits.ts';
import { fold } from '../server/lib/fold.ts';
import { newId } from '../server/lib/id.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import { readEndpoints } from './fuzz-endpoints.ts';
import { send } from './loopback-client.ts';
import { readJson } from './fuzz-answers.ts';
import type { Side } from './fuzz-pool.ts';
import { Pool, tagOf } from './fuzz-pool.ts';
import { planted, plant } from './isolation-world.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

// The town that is fuzzed: what the isolation walk plants, a neighbour company with a customer of its own, and an
// agency that nobody ever names, so that it has nothing to see of anybody's work.

/** Of the neighbour company, and nowhere else. */
const next = { name: 'هدهد مرغابی‌زاده', phone: '09159876502', street: 'کوی درناها' } as const;

export interface Actor {
  readonly who: string;
  readonly side: Side;
  readonly key: string | undefined;
  readonly permissions: ReadonlySet<string>;
  /** Folded words that may never stand in an answer to him. */
  readonly marks: readonly string[];
}
export type FuzzScene = Awaited<ReturnType<typeof openFuzzScene>>;

const OFFICE = ['admin', 'reception', 'dispatcher', 'es', 'approver', 'warehouse', 'process-owner'];
const FIELD = ['agency:1001', 'technician:1001', 'agency:1002', 'technician:1002'];
const QUIET = ['agency:1003', 'technician:1003'];
const NEXT_DOOR = ['binesh/admin', 'binesh/reception', 'binesh/agency:1001', 'binesh/ts'];

export async function openFuzzScene(test: { after(run: () => Promise<void>): void }) {
  const world = await openWorld(test);
  const planting = await plant(world);
  await plantNextDoor(world);
  const quietId = await makeQuietAgency(world, planting.scene);
  const actors = await Promise.all(
    [...OFFICE, 'ts', ...FIELD, ...QUIET, ...NEXT_DOOR].map((who) => actorOf(world, who)),
  );
  const endpoints = await readEndpoints(world.url);
  const kept = await idsOfActors(world);
  const pool = new Pool([quietId, ...kept.quiet]);
  const { items } = await (await world.as('admin')).call(listImportKinds, {});
  const columns = items.map(({ columns: titles }) => titles.map(({ title }) => title));
  const nobody: Actor = {
    who: 'nobody',
    side: 'arka',
    key: undefined,
    permissions: new Set(['public']),
    marks: marksFor('nobody'),
  };
  return { world, planting, actors: [...actors, nobody], endpoints, pool, columns, ownIds: kept.own };
}

async function plantNextDoor(world: World): Promise<void> {
  const admin = await world.as('binesh/admin');
  const customer = await admin.call(registerCustomer, {
    kind: 'person',
    name: next.name,
    phones: [{ number: next.phone }],
    site: { provinceId: null, cityId: null, street: next.street },
  });
  await admin.call(receiveRequest, {
    channel: 'phone',
    kind: 'question',
    callerNumber: next.phone,
    customerId: customer.id,
    note: next.name,
    answer: next.name,
  });
}

async function makeQuietAgency(
  world: World,
  { provinceId, cityId }: { provinceId: string; cityId: string },
): Promise<string> {
  return await world.inTenant('arka', async (ctx) => {
    const id = newId();
    await makeAgency(ctx, { id, code: '1003', title: 'خدمات خاموش', provinceId, cityId }, []);
    await makePeople(ctx, [
      {
        who: 'agency:1003',
        title: 'مدیر خاموش',
        mobile: '09153330003',
        roles: ['agency-manager'],
        agencyId: id,
      },
      {
        who: 'technician:1003',
        title: 'سرویسکار خاموش',
        mobile: '09153330004',
        roles: ['technician'],
        agencyId: id,
      },
    ]);
    return id;
  });
}

const Session = z.object({ permissions: z.array(z.string()) });

async function actorOf(world: World, who: string): Promise<Actor> {
  const isNext = who.startsWith('binesh/');
  const side = isNext ? 'binesh' : 'arka';
  const key = await world.inTenant(side, (ctx) => makeKeyFor(ctx, who.replace('binesh/', '')));
  const permissions = await permissionsOf(world.url, key);
  assert.ok(permissions !== undefined, `${who} has no session`);
  return {
    who,
    side,
    key,
    permissions: new Set(['public', 'signedIn', ...permissions]),
    marks: marksFor(who),
  };
}

/** What a key may do now; undefined when it is worth nothing any more. */
export async function permissionsOf(url: string, key: string): Promise<string[] | undefined> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await send(url, { method: 'GET', address: '/api/v1/session', headers, body: undefined });
  return Session.safeParse(readJson(answer.body.toString('utf8'))).data?.permissions;
}

function marksFor(who: string): string[] {
  const { firstName, lastName, contactName, street, phone, serial, note, goods } = planted;
  const personal = [lastName, contactName, street, phone.slice(1)];
  const ofArka = [...personal, firstName, serial, note];
  const ofNext = [next.name, next.phone.slice(1), next.street];
  const marks = (() => {
    if (who === 'nobody') return [...personal, ...ofNext];
    if (who.startsWith('binesh/')) return [...ofArka, goods];
    if (QUIET.includes(who)) return [...ofArka, ...ofNext];
    return who === 'ts' ? [...personal, ...ofNext] : ofNext;
  })();
  return marks.map((mark) => fold(latinDigits(mark)));
}

/** Memberships and keys of the actors: nobody ends himself or another; those of the quiet ones are never named. */
async function idsOfActors(world: World): Promise<{ own: ReadonlySet<string>; quiet: readonly string[] }> {
  return await asOwner(world.ownerUrl, async (client) => {
    const found = await client.query<{ id: string; who: string | null }>(
      `select id, demo_name as who from membership
       union all select k.id, m.demo_name from api_key k join membership m on m.id = k.membership_id`,
    );
    const isQuiet = (who: string | null) => who !== null && (QUIET.includes(who) || who === 'ts');
    return {
      own: new Set(found.rows.map(({ id }) => id)),
      quiet: found.rows.filter(({ who }) => isQuiet(who)).map(({ id }) => id),
    };
  });
}

/** Whether a path speaks of people or keys: there the actors' own ids are not used. */
export function isAboutPeople(path: string): boolean {
  return path
    .split('/')
    .some((segment) => ['people', 'apikey', 'session'].includes(tagOf(segment)) || segment === 'people');
}

import assert from 'node:assert/strict';

import { readXlsx } from 'hucre/xlsx';
import { z } from 'zod';

import type { Contract } from '../server/lib/contract.ts';
import { contract } from '../server/lib/contract.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { latinDigits } from '../server/lib/digits.ts';
import { fold } from '../server/lib/fold.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';
import { tenantIds } from './world-data.ts';
import type { World } from './world.ts';

// How one endpoint is walked: strangers try it with its owner's own input and get nothing, nothing is changed by
// their tries, and then the owner's same call succeeds.

export type Input = Readonly<Record<string, unknown>>;
export interface Case {
  /** Whose key it succeeds with. */
  readonly owner: string;
  /** Ids come from arka's own answers. */
  input(plant: Plant): Input | Promise<Input>;
  /**
   * What others get: `refused` 403 or 404; `own` may answer, with nothing of arka's in it; `field` may also say that
   * the id at a field is unknown.
   */
  readonly others: 'refused' | 'own' | 'field';
  /** What the owner's answer shows, so that its absence elsewhere means something. */
  readonly shows?: string;
  /** Further questions of the same kind: searches, filters. */
  searches?(plant: Plant): Input[];
  /** Base data is everybody's inside the company: there only the other company is a stranger. */
  readonly isForCompany?: true;
  /** The answer repeats what was asked: those words are not looked for. */
  readonly repeats?: readonly string[];
  /** Strangers who are refused where others may answer. */
  readonly refused?: readonly (typeof strangers)[number][];
  /** A list goes along as `list.csv`. */
  readonly sendsFile?: true;
  /** The body is these bytes; the input stands in the address. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

export const strangers = [
  'binesh/admin',
  'binesh/agency:1001',
  'binesh/ts',
  'agency:1002',
  'technician:1002',
  'ts',
] as const;

const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.enum(['get', 'post', 'put', 'patch', 'delete']).or(z.string()),
      z.object({ operationId: z.string(), 'x-permission': z.string(), summary: z.string() }),
    ),
  ),
});
const Method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Every endpoint as the running program describes itself, by operation. */
export async function readOperations(url: string): Promise<Map<string, Contract>> {
  const answer: unknown = await (await fetch(`${url}/api/openapi.json`)).json();
  const operations = Object.entries(Description.parse(answer).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) =>
      contract({
        operation: each.operationId,
        method: Method.parse(method.toUpperCase()),
        path: path.replace(/^\/api\/v1/, '').replaceAll(/\{(\w+)\}/g, ':$1'),
        permission: each['x-permission'],
        summary: each.summary,
        input: z.unknown(),
        output: z.unknown(),
      }),
    ),
  );
  return new Map(operations.map((each) => [each.operation, each]));
}

/** Walks one endpoint. */
export async function walk(plant: Plant, operation: Contract, given: Case): Promise<void> {
  const { world } = plant;
  const input = await given.input(plant);
  const inputs = [input, ...(given.searches?.(plant) ?? [])];
  await world.settle();
  const before = await digestOfArka(world);
  for (const each of inputs) {
    for (const who of strangers.filter((name) => name !== given.owner)) {
      await tryAsStranger(plant, { operation, given, input: each, who });
    }
    const nobody = await send(plant, { operation, given, input: each, who: undefined });
    assert.equal(nobody.status, 401, `without a key: ${nobody.text}`);
  }
  await world.settle();
  const after = await digestOfArka(world);
  assert.deepEqual(after, before, 'a refused call changed something');
  for (const each of inputs) {
    const own = await send(plant, { operation, given, input: each, who: given.owner });
    assert.ok([200, 201].includes(own.status), `its owner got ${own.status}: ${own.text.slice(0, 500)}`);
    if (given.owner === 'ts') assertNothingOf(marksFor('ts', plant), own.text, 'ts', []);
    if (given.shows !== undefined) {
      assert.ok(folded(own.text).includes(folded(given.shows)), `its owner sees nothing: ${own.text}`);
    }
  }
}

interface Try {
  readonly operation: Contract;
  readonly given: Case;
  readonly input: Input;
  readonly who: string | undefined;
}

async function tryAsStranger(plant: Plant, each: Try & { readonly who: string }): Promise<void> {
  const { given, who } = each;
  const { status, text } = await send(plant, each);
  const said = `${who} got ${status}: ${text.slice(0, 500)}`;
  const isColleague = given.isForCompany === true && !who.startsWith('binesh/');
  const way = given.refused?.some((name) => name === who) ? 'refused' : given.others;
  const allowed = {
    refused: [403, 404],
    own: [200, 201, 403, 404],
    field: [400, 403, 404],
  }[way];
  assert.ok((isColleague ? [200, 201, 403, 404] : allowed).includes(status), said);
  assertNothingOf(
    marksFor(isColleague && who !== 'ts' ? 'colleague' : who, plant),
    text,
    who,
    given.repeats ?? [],
  );
}

async function send(
  plant: Plant,
  { operation, given, input, who }: Try,
): Promise<{ status: number; text: string }> {
  const client = who === undefined ? plant.world.stranger() : await plant.world.as(who);
  if (given.sendsFile === true) {
    const { status, body } = await client.upload(
      operation.path,
      { kind: 'productLines' },
      plant.file('خط', 'list.csv'),
    );
    return { status, text: body };
  }
  if (given.bytes !== undefined) {
    const { id, offset } = input;
    const path = `/api/v1${operation.path.replace(':id', String(id))}?offset=${String(offset)}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await client.raw(operation.method, path, { headers, body: given.bytes });
    return { status: response.status, text: await response.text() };
  }
  if (!operation.path.endsWith('.xlsx')) {
    const { status, body } = await client.ask(operation, input);
    return { status, text: body };
  }
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  );
  const response = await client.raw('GET', `/api/v1${path}`);
  return { status: response.status, text: await textOfSheet(response) };
}

async function textOfSheet(response: Response): Promise<string> {
  if (response.status !== 200) return await response.text();
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  return JSON.stringify(sheets);
}

/** Words and ids that must not stand in an answer to `who`. */
function marksFor(who: string, plant: Plant): string[] {
  const { firstName, lastName, contactName, street, phone, serial, note, goods, fileName } = planted;
  const personal = [firstName, lastName, contactName, street, phone.slice(1)];
  if (who === 'colleague') return [];
  if (who === 'ts') return [...personal, plant.customer.id, plant.siteId];
  const work = [...personal, serial, note, fileName, plant.request.number, plant.request.id, plant.work.id];
  const ids = [plant.deviceId, plant.customer.id, plant.siteId, plant.technicalCase.id];
  const neighbour = [...work, ...ids, 'سرویسکار 1001'];
  return who.startsWith('binesh/')
    ? [...neighbour, goods, 'خدمات 1001', 'مریم احمدی', 'ساید آرکا']
    : neighbour;
}

function assertNothingOf(
  marks: readonly string[],
  text: string,
  who: string,
  repeats: readonly string[],
): void {
  const heard = folded(text);
  const digits = heard.replaceAll(/[\s()+.-]/g, '');
  const found = marks
    .filter((mark) => !repeats.includes(mark))
    .filter((mark) => heard.includes(folded(mark)) || (/^\d+$/.test(mark) && digits.includes(mark)));
  assert.deepEqual(found, [], `${who} reads what is not his: ${text.slice(0, 2000)}`);
}

function folded(text: string): string {
  return fold(latinDigits(text));
}

/** A sum over every row of the company, table by table. */
async function digestOfArka(world: World): Promise<Record<string, string>> {
  return await asOwner(world.ownerUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'tenant_id'
       -- The worker seals when it is time.
       and table_name not in ('audit_seal', 'audit_digest') order by 1`,
    );
    const parts = tables.rows.map(
      ({
        name,
      }) => `select '${name}' as name, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum
       from ${name} t where tenant_id = '${tenantIds.arka}'`,
    );
    const sums = await client.query<{ name: string; sum: string }>(parts.join(' union all '));
    return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]));
  });
}

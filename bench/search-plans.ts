import pg from 'pg';

import { orderTabs, workOrderStages } from '../server/requests/words.contract.ts';
import { countByStage, requestPages } from '../server/requests/request-list.sql.ts';
import { countByTab, orderPages } from '../server/requests/work-order-list.sql.ts';
import { TENANT_ID } from './search-town.ts';

// The plans of the lists at this size: `npm run bench:search -- --plans`.

const VALUES: Readonly<Record<string, unknown>> = {
  tenant: TENANT_ID,
  limit: 51,
  stages: workOrderStages,
  tabs: orderTabs,
  countMax: 10_001,
  seesAll: true,
};

const LISTS = [...Object.values(requestPages), countByStage, ...Object.values(orderPages), countByTab];

/** Prints what the database does for the first page of each list in each order, without filters. */
export async function printPlans(ownerUrl: string): Promise<void> {
  const client = await asProgram(ownerUrl);
  for (const { name, text, parameters } of LISTS) {
    const values = parameters.map((parameter) => VALUES[parameter] ?? null);
    const plan = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values);
    console.log(`\n${name}\n${plan.rows.map((row) => row['QUERY PLAN']).join('\n')}`);
  }
  await client.end();
}

/** A connection that works as the program does, in the town's company. */
export async function asProgram(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`set role vafa_app; set app.tenant_id = '${TENANT_ID}'`);
  return client;
}

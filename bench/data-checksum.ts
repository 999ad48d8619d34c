import { asOwner } from '../server/lib/database-check.ts';
import { TENANT_ID } from './data-company.ts';
import { BASE_CODES } from './data-lists.sql.ts';

// One number per table: the sum of a hash of each row, so that the order in which rows lie says nothing. An id of base
// data counts as the code of what it names, for the verbs make another one each time.

export interface TableSum {
  readonly table: string;
  readonly rows: number;
  readonly checksum: string;
}

const TABLES: readonly (readonly [table: string, condition?: string])[] = [
  ['customer'],
  ['customer_phone'],
  ['site'],
  ['device'],
  ['warranty_registration'],
  ['request'],
  ['request_phone'],
  ['request_device'],
  ['work_order'],
  ['work_order_symptom'],
  ['referral'],
  ['visit'],
  ['service_report'],
  ['service_report_line'],
  ['service_report_decision'],
  ['device_service'],
  ['device_part'],
  ['stock_location'],
  ['stock_move'],
  ['stock_balance'],
  ['stock_reservation'],
  ['obligation'],
  ['obligation_event'],
  ['agency_account'],
  ['journal_entry'],
  ['journal_line'],
  ['account_balance'],
  ['tracking_block'],
  ['timeline_entry', `kind like 'requests.told.%'`],
  ['search_row', `kind in ('request', 'workOrder', 'device', 'customer')`],
];

/** The rows and the checksum of each table that the bench fills. */
export async function checksumsOf(ownerUrl: string): Promise<TableSum[]> {
  return await asOwner(ownerUrl, async (client) => {
    await client.query(BASE_CODES.replaceAll('$1', `'${TENANT_ID}'::uuid`));
    await client.query('create index on bench_code (id); analyze bench_code');
    const sums: TableSum[] = [];
    for (const [table, condition = 'true'] of TABLES) {
      const columns = await client.query<{ name: string; type: string }>(COLUMNS, [table]);
      const texts = columns.rows.map(({ name, type }) =>
        type === 'uuid'
          ? `coalesce((select c.code from bench_code c where c.id = t.${name}), t.${name}::text)`
          : `t.${name}::text`,
      );
      const { rows } = await client.query<{ rows: number; sum: string }>(
        `select count(*)::integer as rows, coalesce(sum(hashtextextended(concat_ws('|', ${texts.join(', ')}), 0)::numeric), 0)
           ::text as sum from ${table} t where tenant_id = $1 and ${condition}`,
        [TENANT_ID],
      );
      const [row] = rows;
      const checksum = BigInt.asUintN(64, BigInt(row?.sum ?? '0'))
        .toString(16)
        .padStart(16, '0');
      sums.push({ table, rows: row?.rows ?? 0, checksum });
    }
    return sums;
  });
}

const COLUMNS = `select attname as name, atttypid::regtype::text as type from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname`;

import { asOwner } from '../../server/lib/database-check.ts';

// A demo is whole or not there: a filling that was killed is thrown away by the next start.

/** Empties a database whose filling was cut off; only a filling ever sets that mark. */
export async function emptyHalfFilled(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const marked = await client.query(`select from table_kind where name = $1`, [FILLING]);
    if (marked.rowCount === 0) return;
    const tables = await client.query<{ name: string }>(
      `select name from table_kind where kind in ('tenant', 'global') and to_regclass(name) is not null`,
    );
    await client.query(`truncate ${tables.rows.map((row) => `"${row.name}"`).join(', ')} cascade`);
    await client.query('delete from pgboss.job');
  });
}

const FILLING = 'the demo is being filled';

/** Marks the database as being filled, until it is. */
export async function markFilling(ownerUrl: string, isFilling: boolean): Promise<void> {
  await asOwner(ownerUrl, (client) =>
    isFilling
      ? client.query(`insert into table_kind (name, kind) values ($1, 'local') on conflict do nothing`, [
          FILLING,
        ])
      : client.query(`delete from table_kind where name = $1`, [FILLING]),
  );
}

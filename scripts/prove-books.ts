import { allTenants } from '../server/identity/identity.ts';
import * as ledger from '../server/ledger/books-proof.sql.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { tornBalances } from '../server/warehouse/identities.ts';

/** What does not add up in the books and stocks of any company of a database; empty is good. */
export async function proveBooks(ownerUrl: string): Promise<readonly string[]> {
  const pool = openPool(ownerUrl, 2);
  try {
    const wrong: string[] = [];
    for (const { id } of await transaction(pool, null, (tx) => allTenants.all({ tx }))) {
      const found = await transaction(pool, id, async (tx) => ({
        entries: (await ledger.countTornEntries.one({ tx })).count,
        balances: (await ledger.countTornBalances.one({ tx })).count,
        stock: (await tornBalances({ tx })).length,
      }));
      for (const [what, count] of Object.entries(found)) if (count > 0) wrong.push(`${what} ${count}`);
    }
    return wrong;
  } finally {
    await pool.end();
  }
}

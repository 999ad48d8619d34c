import { createHmac } from 'node:crypto';
import { asOwner } from './database-check.ts';
import { StartProblem } from './start-problem.ts';

/** Stops a start whose secret is not the one that encrypted what the database holds. After the migrations. */
export async function checkSecret(ownerUrl: string, secret: string): Promise<void> {
  const digest = createHmac('sha256', secret).update('vafa installation').digest('hex');
  await asOwner(ownerUrl, async (client) => {
    await client.query(`insert into installation (secret_digest) values ($1) on conflict do nothing`, [
      digest,
    ]);
    const kept = await client.query<{ same: boolean }>(
      `select secret_digest = $1 as same from installation`,
      [digest],
    );
    if (kept.rows[0]?.same !== true) throw new StartProblem('secretDiffers');
  });
}

import type pg from 'pg';
import { PgBoss } from 'pg-boss';

/**
 * Makes or renews the job queue's own schema as the owner, and lets the application put jobs in: it reads the
 * queue's tables and inserts jobs in the business transaction. Taking and finishing jobs is the owner's.
 */
export async function migrateJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    max: 1,
    supervise: false,
    schedule: false,
    db: { executeSql: (text, values) => client.query(text, values) },
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query(`
    grant usage on schema pgboss to vafa_app;
    grant select on all tables in schema pgboss to vafa_app;
    grant execute on all functions in schema pgboss to vafa_app;
    grant insert on pgboss.job, pgboss.job_common to vafa_app`);
}

import type { Dictionary } from '../../server/lib/texts.ts';

/** What `/healthz` says of each part, in English. */
export const health = {
  'health.database': 'The database answers.',
  'health.databaseUnreachable': 'The database cannot be reached.',
  'health.migrations': 'The database has the form that this program knows.',
  'health.migrationsBehind': {
    one: '{count} migration is missing; start the program again.',
    other: '{count} migrations are missing; start the program again.',
  },
  'health.databaseNewer': 'The database is newer than this program; run the newer version.',
  'health.queue': 'The queue moves.',
  'health.queueStuck': 'A job has been waiting in its queue for {minutes} minutes.',
  'health.worker': 'The worker runs.',
  'health.workerMissing': 'The worker has not been seen for {minutes} minutes.',
  'health.workerNeverSeen': 'No worker has run yet.',
  'health.disk': 'The disk has {percent} percent left.',
  'health.diskFull': 'The disk is nearly full: {percent} percent left.',
  'health.seal': 'The audit trail is sealed in time.',
  'health.sealLate': 'The seal of the audit trail is more than {minutes} minutes late.',
  'health.clocks': 'Clocks that run out are seen in time.',
  'health.clocksLate': 'A clock ran out more than {minutes} minutes ago and was not seen.',
  'health.noAnswer': 'This part did not answer in time.',
  'health.failed': 'This part could not be looked at; the reason stands in the log.',
} as const satisfies Dictionary;

import { createHash, randomBytes } from 'node:crypto';

import type { Context } from './context.ts';
import { idFloor, idTime, newId } from './id.ts';
import { json, statement } from './sql.ts';

// Who changed what, when and from where, written with the change itself. The worker seals batches by a hash chain;
// a chain inside the command would make every write wait for the one before.

type Values = Readonly<Record<string, unknown>>;

interface AuditEntry {
  /** `slice.verb`. */
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly before?: Values;
  readonly after?: Values;
  /** Personal values stand apart, so that erasure can empty them and the seal still holds. */
  readonly personalBefore?: Values;
  readonly personalAfter?: Values;
}

const insertEntry = statement(
  'audit.insert',
  `insert into audit_entry (tenant_id, id, action, kind, subject_id, before, after, personal_before, personal_after,
     personal_salt, actor_kind, actor_id, actor_title, address, request_number, recorded_at)
   values (:tenant, :id, :action, :kind, :subjectId, :before, :after, :personalBefore, :personalAfter,
     :salt, :actorKind, :actorId, :actorTitle, :address, :requestNumber, :now::timestamptz)`,
);

const insertEntries = statement(
  'audit.insertAll',
  `insert into audit_entry (tenant_id, id, action, kind, subject_id, before, after, personal_before, personal_after,
     personal_salt, actor_kind, actor_id, actor_title, address, request_number, recorded_at)
   select :tenant, r.id, r.action, r.kind, r."subjectId", r.before, r.after, r."personalBefore", r."personalAfter",
     decode(r.salt, 'hex'), :actorKind, :actorId::uuid, :actorTitle, :address, :requestNumber, :now::timestamptz
   from jsonb_to_recordset(:entries::jsonb) as r(id uuid, action text, kind text, "subjectId" uuid, before jsonb,
     after jsonb, "personalBefore" jsonb, "personalAfter" jsonb, salt text)`,
);

/** Writes the entries of a batch in one statement: for lists of thousands. */
export async function auditAll(ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertEntries.run(ctx, {
    entries: json(
      entries.map(({ id: subjectId, ...entry }) => ({
        ...entry,
        subjectId,
        id: newId(ctx.now.getTime()),
        salt: randomBytes(16).toString('hex'),
      })),
    ),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorTitle: ctx.actor.title,
    address: ctx.address,
    requestNumber: ctx.requestNumber,
    now: ctx.now,
  });
}

/** Writes the audit entry of a change, in the transaction of the change. Row R13. */
export async function audit(ctx: Context, entry: AuditEntry): Promise<void> {
  await insertEntry.run(ctx, {
    id: newId(ctx.now.getTime()),
    action: entry.action,
    kind: entry.kind,
    subjectId: entry.id,
    before: entry.before === undefined ? null : json(entry.before),
    after: entry.after === undefined ? null : json(entry.after),
    personalBefore: entry.personalBefore === undefined ? null : json(entry.personalBefore),
    personalAfter: entry.personalAfter === undefined ? null : json(entry.personalAfter),
    salt: randomBytes(16),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorTitle: ctx.actor.title,
    address: ctx.address,
    requestNumber: ctx.requestNumber,
    now: ctx.now,
  });
}

interface UnsealedEntry {
  id: string;
  content: string;
  personal: string;
  personalSalt: Buffer;
}

const ENTRY_COLUMNS = `
  id, personal_salt,
  jsonb_build_array(id, action, kind, subject_id, before, after, actor_kind, actor_id, actor_title, address,
    request_number, extract(epoch from recorded_at))::text as content,
  jsonb_build_array(personal_before, personal_after)::text as personal`;

const newestSeal = statement<{ number: number; digest: Buffer; lastId: string }>(
  'audit.newestSeal',
  'select number, digest, last_id from audit_seal where tenant_id = :tenant order by number desc limit 1',
);
// Entries younger than ten seconds wait, and from the last sealed one a day is looked back: a long transaction brings
// older ids late. From the time of sealing instead, a worker that rested for days would leave out what it missed.
const unsealed = statement<UnsealedEntry>(
  'audit.unsealed',
  `select ${ENTRY_COLUMNS} from audit_entry e
   where tenant_id = :tenant and id >= :sinceId and recorded_at < now() - interval '10 seconds'
     and not exists (select 1 from audit_digest d where d.tenant_id = :tenant and d.entry_id = e.id)
   order by id limit :limit`,
);
const insertSeal = statement(
  'audit.insertSeal',
  `insert into audit_seal (tenant_id, number, first_id, last_id, entry_count, digest, previous_digest, sealed_at)
   values (:tenant, :number, :firstId, :lastId, :count, :digest, :previousDigest, now())`,
);
const insertDigests = statement(
  'audit.insertDigests',
  `insert into audit_digest (tenant_id, entry_id, seal_number, personal_digest)
   select :tenant, * from unnest(:ids::uuid[], array_fill(:number::bigint, array[cardinality(:ids::uuid[])]), :digests::bytea[])`,
);
const sealed = statement<{ number: number; digest: Buffer; previousDigest: Buffer }>(
  'audit.sealed',
  `select number, digest, previous_digest from audit_seal where tenant_id = :tenant order by number limit 100000`,
);
const sealedEntries = statement<UnsealedEntry & { personalDigest: Buffer; isErased: boolean }>(
  'audit.sealedEntries',
  `select ${ENTRY_COLUMNS}, d.personal_digest, (personal_before is null and personal_after is null) as is_erased
   from audit_digest d join audit_entry e on e.tenant_id = d.tenant_id and e.id = d.entry_id
   where d.tenant_id = :tenant and d.seal_number = :number order by id limit 10000`,
);

// One step down the primary key, however long the trail is.
const newestBefore = statement<{ isSealed: boolean }>(
  'audit.newestBefore',
  `select exists (select 1 from audit_digest d where d.tenant_id = :tenant and d.entry_id = e.id) as is_sealed
   from audit_entry e where e.tenant_id = :tenant and e.id < :beforeId order by e.id desc limit 1`,
);

const BATCH_MAX = 5000;
const DAY_MS = 86_400_000;
const NO_DIGEST = Buffer.alloc(32);

/**
 * Seals what is not yet sealed; says how many entries. Run by the worker, per tenant. Two at once would write the
 * same seal number: the second is refused by the primary key and runs again later.
 */
export async function sealAudit(ctx: Pick<Context, 'tx'>): Promise<number> {
  const previous = await newestSeal.first(ctx);
  const sinceId = previous === undefined ? idFloor(0) : idFloor(idTime(previous.lastId) - DAY_MS);
  const entries = await unsealed.all(ctx, { sinceId, limit: BATCH_MAX });
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return 0;
  const number = (previous?.number ?? 0) + 1;
  const previousDigest = previous?.digest ?? NO_DIGEST;
  const digests = entries.map((entry) => personalDigest(entry));
  await insertSeal.run(ctx, {
    number,
    firstId: first.id,
    lastId: last.id,
    count: entries.length,
    digest: batchDigest(previousDigest, entries, digests),
    previousDigest,
  });
  await insertDigests.run(ctx, { ids: entries.map((entry) => entry.id), number, digests });
  return entries.length;
}

/** Whether everything older than `minutes` is sealed: the newest of it is the last that the sealer comes to. */
export async function isSealedSince(ctx: Pick<Context, 'tx' | 'now'>, minutes: number): Promise<boolean> {
  const beforeId = idFloor(ctx.now.getTime() - minutes * 60_000);
  return (await newestBefore.first(ctx, { beforeId }))?.isSealed ?? true;
}

/** The numbers of seals that no longer fit what stands behind them. Empty: nothing was tampered with. */
export async function brokenSeals(ctx: Pick<Context, 'tx'>): Promise<number[]> {
  const broken: number[] = [];
  let previousDigest: Buffer = NO_DIGEST;
  for (const seal of await sealed.all(ctx)) {
    const entries = await sealedEntries.all(ctx, { number: seal.number });
    const isPersonalTrue = entries.every(
      (entry) => entry.isErased || personalDigest(entry).equals(entry.personalDigest),
    );
    const digest = batchDigest(
      previousDigest,
      entries,
      entries.map((entry) => entry.personalDigest),
    );
    if (!isPersonalTrue || !digest.equals(seal.digest)) broken.push(seal.number);
    previousDigest = seal.digest;
  }
  return broken;
}

function personalDigest(entry: UnsealedEntry): Buffer {
  return createHash('sha256').update(entry.personalSalt).update(entry.personal).digest();
}

function batchDigest(
  previous: Buffer,
  entries: readonly UnsealedEntry[],
  personal: readonly Buffer[],
): Buffer {
  const hash = createHash('sha256').update(previous);
  entries.forEach((entry, at) =>
    hash
      .update(entry.content)
      .update('\0')
      .update(personal[at] ?? NO_DIGEST),
  );
  return hash.digest();
}

import type { Context, Sight } from './context.ts';
import { newId } from './id.ts';
import { json, statement } from './sql.ts';
import type { TimelineView } from './timeline-view.ts';

// What happened to one thing, in sentences: `kind` is the key of a sentence in `texts`, facts and personal values
// fill its slots. Each entry is written with its audience; a reader gets only what was written for him.

export const audiences = ['office', 'ts', 'agency', 'technician', 'customer'] as const;
export type Audience = (typeof audiences)[number];
type Values = Readonly<Record<string, string | number | boolean | null>>;

interface TimelineEntry {
  /** The thing: a request, a device … */
  readonly subject: string;
  /** The part of it that some people see alone, such as one work order. */
  readonly part?: string | null;
  readonly kind: string;
  readonly audience: readonly Audience[];
  readonly facts?: Values;
  readonly personal?: Values;
  /** When it happened, if not now. */
  readonly occurredAt?: Date;
}

const insertEntry = statement(
  'timeline.insert',
  `insert into timeline_entry (tenant_id, id, subject_id, part_id, kind, audience, facts, personal,
     actor_kind, actor_id, actor_title, occurred_at, recorded_at)
   values (:tenant, :id, :subjectId, :partId, :kind, :audience::text[], :facts, :personal,
     :actorKind, :actorId, :actorTitle, :occurredAt::timestamptz, :now::timestamptz)`,
);

/** Writes one entry, in the transaction of what happened. */
export async function tell(ctx: Context, entry: TimelineEntry): Promise<void> {
  await insertEntry.run(ctx, {
    id: newId(ctx.now.getTime()),
    subjectId: entry.subject,
    partId: entry.part ?? null,
    kind: entry.kind,
    audience: entry.audience,
    facts: json(entry.facts ?? {}),
    personal: entry.personal === undefined ? null : json(entry.personal),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorTitle: ctx.actor.title,
    occurredAt: entry.occurredAt ?? ctx.now,
    now: ctx.now,
  });
}

export { TimelineView } from './timeline-view.ts';

const selectEntries = statement<TimelineView['items'][number]>(
  'timeline.select',
  `select id, part_id, kind, facts, case when :personal::boolean then personal end as personal, actor_kind,
     case when :personal::boolean or actor_kind <> 'public' then actor_title else '' end as actor_title, occurred_at
   from timeline_entry
   where tenant_id = :tenant and subject_id = :subjectId and :reader::text = any(audience)
     and (:partId::uuid is null or part_id = :partId)
     and (:after::uuid is null or id < :after)
   order by id desc limit :limit`,
);

const READERS: Readonly<Record<Sight, Audience>> = {
  office: 'office',
  agency: 'agency',
  technician: 'technician',
  ts: 'ts',
  public: 'customer',
};

/** The newest entries about a thing, as far as they were written for this reader. */
export async function readTimeline(
  ctx: Context,
  ask: { subject: string; part?: string; personal: boolean; after?: string; limit: number },
): Promise<TimelineView> {
  const items = await selectEntries.all(ctx, {
    subjectId: ask.subject,
    partId: ask.part ?? null,
    reader: READERS[ctx.actor.sees],
    personal: ask.personal,
    after: ask.after ?? null,
    limit: ask.limit + 1,
  });
  const page = items.slice(0, ask.limit);
  return { items: page, next: items.length > page.length ? (page.at(-1)?.id ?? null) : null };
}

import type { Context } from './context.ts';
import { fold } from './fold.ts';
import { statement } from './sql.ts';

// One folded text per searchable thing. Words of a query are fragments that must all occur, in any order.

interface SearchRow {
  readonly kind: string;
  readonly subjectId: string;
  /** The agency that may find it; null: head office only. */
  readonly agencyId?: string | null;
  readonly at: Date;
  /** Everything it may be found by; folded here. */
  readonly words: readonly (string | null | undefined)[];
  /** The part of `words` that tells nothing of a person. */
  readonly plainWords: readonly (string | null | undefined)[];
  readonly personalUntil?: Date | null;
}

const TEXT_MAX = 4000;
const WORDS_MAX = 6;

const upsertRows = statement(
  'search.write',
  `insert into search_row (tenant_id, kind, subject_id, agency_id, at, full_text, plain_text, personal_until)
   select :tenant, * from unnest(:kinds::text[], :subjectIds::uuid[], :agencyIds::uuid[], :ats::timestamptz[],
     :fullTexts::text[], :plainTexts::text[], :personalUntils::timestamptz[])
   on conflict (tenant_id, kind, subject_id) do update set agency_id = excluded.agency_id, at = excluded.at,
     full_text = excluded.full_text, plain_text = excluded.plain_text, personal_until = excluded.personal_until`,
);
const removeRow = statement(
  'search.remove',
  'delete from search_row where tenant_id = :tenant and kind = :kind and subject_id = :subjectId',
);
const selectIds = statement<{ subjectId: string; at: Date }>(
  'search.ids',
  `select subject_id, at from search_ids(:tenant, :kind, :patterns::text[], :agencyId, :personal, :beforeAt, :beforeId,
     :limit, :trigram, now())`,
);

export async function writeSearchRow(ctx: Pick<Context, 'tx'>, row: SearchRow): Promise<void> {
  await writeSearchRows(ctx, [row]);
}

export async function writeSearchRows(ctx: Pick<Context, 'tx'>, rows: readonly SearchRow[]): Promise<void> {
  if (rows.length === 0) return;
  await upsertRows.run(ctx, {
    kinds: rows.map((row) => row.kind),
    subjectIds: rows.map((row) => row.subjectId),
    agencyIds: rows.map((row) => row.agencyId ?? null),
    ats: rows.map((row) => row.at),
    fullTexts: rows.map((row) => searchText(row.words)),
    plainTexts: rows.map((row) => searchText(row.plainWords)),
    personalUntils: rows.map((row) => row.personalUntil ?? null),
  });
}

export async function removeSearchRow(
  ctx: Pick<Context, 'tx'>,
  kind: string,
  subjectId: string,
): Promise<void> {
  await removeRow.run(ctx, { kind, subjectId });
}

/**
 * Ids of what all words of `q` occur in, newest first, at most `limit`; fewer means that was all.
 * `personal` false searches only the texts without personal data. Row A8.
 */
export async function searchIds(
  ctx: Pick<Context, 'tx'>,
  ask: {
    kind: string;
    q: string;
    agencyId: string | null;
    personal: boolean;
    limit: number;
    before?: { at: Date; id: string };
  },
): Promise<{ subjectId: string; at: Date }[]> {
  const words = searchWords(ask.q);
  if (words.length === 0) return [];
  return await selectIds.all(ctx, {
    kind: ask.kind,
    patterns: words.map((word) => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
    agencyId: ask.agencyId,
    personal: ask.personal,
    beforeAt: ask.before?.at ?? null,
    beforeId: ask.before?.id ?? null,
    limit: ask.limit,
    // Without a word of three letters the trigram index has nothing to hold on to: only the newest rows are searched.
    trigram: words.some((word) => word.length >= 3),
  });
}

/** Whether a query is too short to be searched over the whole history; the screen says so. */
export function isShortQuery(q: string): boolean {
  const words = searchWords(q);
  return words.length > 0 && words.every((word) => word.length < 3);
}

function searchWords(q: string): string[] {
  return fold(q).split(' ').filter(Boolean).slice(0, WORDS_MAX);
}

function searchText(words: readonly (string | null | undefined)[]): string {
  const folded = words
    .filter((word) => word !== null && word !== undefined && word !== '')
    .map((word) => fold(word ?? ''));
  return [...new Set(folded)].join(' \u00b7 ').slice(0, TEXT_MAX);
}

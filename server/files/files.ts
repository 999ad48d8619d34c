import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { fileSight } from './files.scope.ts';
import * as sql from './files.sql.ts';
import { NEAR_BITS } from './photo-look.ts';
import type { WholeFile } from './files.sql.ts';

// The door of this slice for the slices above it.

export type { WholeFile };

/** Whole files by id (at most 1,000), in order of id. The caller decides whether its actor may know them. */
export async function filesByIds(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<WholeFile[]> {
  return await sql.selectByIds.all(ctx, { ids });
}

interface Attachment {
  readonly fileId: string;
  /** The field at which its refusal stands. */
  readonly path: string;
}

/**
 * Hands files in with something (a report, a finished work order): from then on they are not swept. Each must be
 * whole and in the actor's sight, or belong to it already, as when another technician goes on; one of something else
 * is refused, unless that is among `alsoOf`. `readerId` is the technician of the job. Throws `files.notThere` and
 * `files.usedElsewhere` at their fields.
 */
export async function attachFiles(
  ctx: Context,
  given: {
    readonly files: readonly Attachment[];
    readonly subjectId: string;
    readonly alsoOf?: readonly string[];
    readonly readerId?: string | null;
  },
): Promise<WholeFile[]> {
  const ids = given.files.map(({ fileId }) => fileId);
  if (ids.length === 0) return [];
  const own = [given.subjectId, ...(given.alsoOf ?? [])];
  const found = await sql.lockInSight.all(ctx, { ids, ownSubjectIds: own, ...fileSight(ctx) });
  const byId = new Map(found.map((file) => [file.id, file]));
  const wrong = given.files.flatMap(({ fileId, path }) => {
    const file = byId.get(fileId);
    if (file === undefined) return [{ path, code: 'files.notThere' }];
    const isFree = file.subjectId === null || own.includes(file.subjectId);
    return isFree ? [] : [{ path, code: 'files.usedElsewhere' }];
  });
  if (wrong.length > 0) throw new Failure('invalid', 'lib.invalid', {}, wrong);
  await sql.attach.run(ctx, { ids, subjectId: given.subjectId, readerId: given.readerId ?? null });
  return found;
}

/** Of these files those whose very bytes were handed in with something else. */
export async function sameBytesElsewhere(
  ctx: Pick<Context, 'tx'>,
  ask: { readonly ids: readonly string[]; readonly ownSubjectIds: readonly string[] },
): Promise<{ id: string; otherId: string; otherSubjectId: string }[]> {
  return await sql.selectSameBytes.all(ctx, ask);
}

/** Photos that look nearly like others which were handed in elsewhere before; other bytes all the same. Row I10. */
export async function nearSameElsewhere(
  ctx: Pick<Context, 'tx'>,
  ask: { readonly ids: readonly string[]; readonly ownSubjectIds: readonly string[] },
): Promise<{ id: string; otherId: string; otherSubjectId: string }[]> {
  return await sql.selectNearSame.all(ctx, { ...ask, bitsMax: NEAR_BITS });
}

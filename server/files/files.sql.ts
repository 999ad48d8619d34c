import { statement } from '../lib/sql.ts';
import type { FileKind } from './files.contract.ts';
import { FILE_SCOPE } from './files.scope.ts';

// Joins, read-only: tenant (identity), for its zone.

export interface ArrivingFile {
  id: string;
  kind: FileKind;
  byteCount: number;
  sha256: Buffer;
  receivedBytes: number;
  wrongHashCount: number;
  refusal: string | null;
  wholeAt: Date | null;
}
const ARRIVING = `id, kind, byte_count, sha256, received_bytes, wrong_hash_count, refusal, whole_at`;

export const announce = statement(
  'files.announce',
  `insert into sent_file (tenant_id, id, kind, name, byte_count, sha256, agency_id, made_by, announced_at)
   values (:tenant, :id, :kind, :name, :byteCount, :sha256, :agencyId, :madeBy, :now::timestamptz)
   on conflict do nothing`,
);
export const countUnused = statement<{ count: number }>(
  'files.countUnused',
  `select count(*)::integer as count from sent_file
   where tenant_id = :tenant and made_by = :madeBy and subject_id is null`,
);
export const selectArriving = statement<ArrivingFile>(
  'files.arriving',
  `select ${ARRIVING} from sent_file where tenant_id = :tenant and id = :id and made_by = :madeBy`,
);
export const lockArriving = statement<ArrivingFile>(
  'files.lockArriving',
  `select ${ARRIVING} from sent_file where tenant_id = :tenant and id = :id and made_by = :madeBy for update`,
);

export const insertChunk = statement(
  'files.insertChunk',
  `insert into sent_file_chunk (tenant_id, file_id, at, bytes) values (:tenant, :fileId, :at, :bytes)`,
);
export const insertChunks = statement(
  'files.insertChunks',
  `insert into sent_file_chunk (tenant_id, file_id, at, bytes)
   select :tenant, :fileId::uuid, c.at, c.bytes from unnest(:ats::integer[], :chunks::bytea[]) c (at, bytes)`,
);
export const selectChunks = statement<{ bytes: Buffer }>(
  'files.chunks',
  `select bytes from sent_file_chunk where tenant_id = :tenant and file_id = :fileId order by at limit 2000`,
);
export const dropChunks = statement(
  'files.dropChunks',
  `delete from sent_file_chunk where tenant_id = :tenant and file_id = any(:fileIds::uuid[])`,
);
export const noteReceived = statement(
  'files.noteReceived',
  `update sent_file set received_bytes = :receivedBytes, wrong_hash_count = :wrongHashCount, refusal = :refusal
   where tenant_id = :tenant and id = :id`,
);
export const noteWhole = statement(
  'files.noteWhole',
  `update sent_file set received_bytes = byte_count, whole_at = :now, type = :type, kept_byte_count = :keptByteCount,
     kept_sha256 = :keptSha256, taken_at = :takenAt, latitude = :latitude, longitude = :longitude, look = :look::bit(64)
   where tenant_id = :tenant and id = :id`,
);
/** So that one that looks the same is found by a band of it. */
export const insertLook = statement(
  'files.insertLook',
  `insert into photo_look (tenant_id, band, file_id)
   select :tenant, b.band, :fileId::uuid from unnest(:bands::integer[]) b (band) on conflict do nothing`,
);
export const dropLooks = statement(
  'files.dropLooks',
  `delete from photo_look where tenant_id = :tenant and file_id = any(:fileIds::uuid[])`,
);
export const selectZone = statement<{ zone: string }>(
  'files.zone',
  'select zone from tenant where id = :tenant',
);

export interface WholeFile {
  id: string;
  kind: FileKind;
  name: string;
  type: string;
  byteCount: number;
  takenAt: Date | null;
  latitude: number | null;
  longitude: number | null;
  sentAt: Date;
  subjectId: string | null;
}
const WHOLE = `f.id, f.kind, f.name, f.type, f.kept_byte_count as byte_count, f.taken_at, f.latitude, f.longitude,
  f.whole_at as sent_at, f.subject_id`;
export const selectReadable = statement<WholeFile>(
  'files.readable',
  `select ${WHOLE} from sent_file f
   where f.tenant_id = :tenant and f.id = :id and f.whole_at is not null and ${FILE_SCOPE}`,
);
export const selectByIds = statement<WholeFile>(
  'files.byIds',
  `select ${WHOLE} from sent_file f
   where f.tenant_id = :tenant and f.id = any(:ids::uuid[]) and f.whole_at is not null order by f.id limit 1000`,
);
export const lockInSight = statement<WholeFile>(
  'files.lockInSight',
  `select ${WHOLE} from sent_file f
   where f.tenant_id = :tenant and f.id = any(:ids::uuid[]) and f.whole_at is not null
     and (f.subject_id = any(:ownSubjectIds::uuid[]) or ${FILE_SCOPE})
   order by f.id limit 1000 for update`,
);
export const attach = statement(
  'files.attach',
  `update sent_file set subject_id = coalesce(subject_id, :subjectId), reader_id = coalesce(:readerId, reader_id)
   where tenant_id = :tenant and id = any(:ids::uuid[])`,
);
/** The same bytes handed in with something else before. */
export const selectSameBytes = statement<{ id: string; otherId: string; otherSubjectId: string }>(
  'files.sameBytes',
  `select distinct on (f.id) f.id, o.id as other_id, o.subject_id as other_subject_id
   from sent_file f join sent_file o on o.tenant_id = :tenant and o.sha256 = f.sha256 and o.id <> f.id
   where f.tenant_id = :tenant and f.id = any(:ids::uuid[])
     and o.subject_id is not null and o.subject_id <> all(:ownSubjectIds::uuid[])
   order by f.id, o.id limit 1000`,
);

/** Photos handed in with something else before that look nearly the same, though their bytes are others. */
export const selectNearSame = statement<{ id: string; otherId: string; otherSubjectId: string }>(
  'files.nearSame',
  `select distinct on (f.id) f.id, o.id as other_id, o.subject_id as other_subject_id
   from sent_file f
   join photo_look own on own.tenant_id = :tenant and own.file_id = f.id
   join photo_look other on other.tenant_id = :tenant and other.band = own.band and other.file_id <> f.id
   join sent_file o on o.tenant_id = :tenant and o.id = other.file_id and o.sha256 <> f.sha256
   where f.tenant_id = :tenant and f.id = any(:ids::uuid[]) and bit_count(f.look # o.look) <= :bitsMax::integer
     and o.subject_id is not null and o.subject_id <> all(:ownSubjectIds::uuid[])
   order by f.id, o.id limit 1000`,
);

export const selectOrphans = statement<{ id: string }>(
  'files.orphans',
  `select id from sent_file where tenant_id = :tenant and subject_id is null and announced_at < :before
   order by announced_at, id limit :limit for update skip locked`,
);
export const dropFiles = statement(
  'files.drop',
  `delete from sent_file where tenant_id = :tenant and id = any(:ids::uuid[])`,
);

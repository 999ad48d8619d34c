import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import sharp from 'sharp';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { newId } from '../lib/id.ts';
import { statement } from '../lib/sql.ts';
import { sweepOrphans } from './arrive.ts';
import { announceFile, CHUNK_BYTES_MAX, readFileState, sendChunk } from './files.contract.ts';
import { announcementOf, makePhoto, sendFile } from './files.make.ts';
import { attachFiles, filesByIds } from './files.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const technician = await world.as('technician:1001');
const manager = await world.as('agency:1001');
const admin = await world.as('admin');

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
const ageFile = statement(
  'filesTest.age',
  `update sent_file set announced_at = now() - interval '31 days' where tenant_id = :tenant and id = :id`,
);

test('D3: a photo of several chunks goes on where the connection broke, and what comes twice counts once', async () => {
  const bytes = await makePhoto(900);
  assert.ok(bytes.length > 2 * CHUNK_BYTES_MAX);
  const announced = announcementOf(bytes);
  const { id } = announced;
  const first = await technician.call(announceFile, announced);
  assert.deepEqual(first, { id, receivedBytes: 0, isWhole: false, refusal: null });
  const send = (offset: number) =>
    technician.sendBytes(sendChunk, { id, offset }, bytes.subarray(offset, offset + CHUNK_BYTES_MAX));
  await send(0);
  const again = await send(0);
  assert.equal(again.receivedBytes, CHUNK_BYTES_MAX);
  const afterGap = await send(2 * CHUNK_BYTES_MAX);
  assert.equal(afterGap.receivedBytes, CHUNK_BYTES_MAX);
  const announcedAgain = await technician.call(announceFile, announced);
  assert.equal(announcedAgain.receivedBytes, CHUNK_BYTES_MAX);
  let state = await technician.call(readFileState, { id });
  while (!state.isWhole) state = await send(state.receivedBytes);
  assert.deepEqual(state, { id, receivedBytes: bytes.length, isWhole: true, refusal: null });
  assert.deepEqual(await send(0), state);
});

test('D3: two phones or tabs that send one file at one instant make one file', async () => {
  const bytes = await makePhoto(900);
  const announced = announcementOf(bytes);
  const { id } = announced;
  await Promise.all([1, 2].map(() => technician.call(announceFile, announced)));
  const offsets = Array.from(
    { length: Math.ceil(bytes.length / CHUNK_BYTES_MAX) },
    (_, at) => at * CHUNK_BYTES_MAX,
  );
  for (const offset of offsets) {
    const chunk = bytes.subarray(offset, offset + CHUNK_BYTES_MAX);
    await Promise.all([1, 2, 3].map(() => technician.sendBytes(sendChunk, { id, offset }, chunk)));
  }
  assert.equal((await technician.call(readFileState, { id })).isWhole, true);
});

test('I10: place and time of a photo are kept as data, and nothing of them stays in the picture', async () => {
  const id = await sendFile(technician);
  const [file] = await world.inTenant('arka', (ctx) => filesByIds(ctx, [id]));
  assert.deepEqual(
    [file?.type, file?.takenAt?.toISOString(), file?.latitude, file?.longitude],
    ['image/jpeg', '2026-11-21T06:50:00.000Z', 36.3, 59.6],
  );
  const response = await technician.raw('GET', `/api/v1/files/${id}`);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  const kept = Buffer.from(await response.arrayBuffer());
  const { exif, format } = await sharp(kept).metadata();
  assert.deepEqual([format, exif], ['jpeg', undefined]);
  assert.equal(kept.includes('PHONE-SERIAL-77'), false);
});

test('D3: what is no picture is refused, once and for good', async () => {
  const bytes = Buffer.from('<script>alert(1)</script>');
  const announced = announcementOf(bytes);
  await technician.call(announceFile, announced);
  const { id } = announced;
  const state = await technician.sendBytes(sendChunk, { id, offset: 0 }, bytes);
  assert.deepEqual([state.isWhole, state.refusal], [false, 'files.notAPicture']);
  const refused = await refusal(technician.sendBytes(sendChunk, { id, offset: 0 }, bytes));
  assert.deepEqual([refused.status, refused.problem.code], [409, 'files.notAPicture']);
  assert.equal((await technician.raw('GET', `/api/v1/files/${id}`)).status, 404);
});

test('D3: a damaged file begins anew, and after three times is refused', async () => {
  const bytes = await makePhoto();
  const announced = { ...announcementOf(bytes), sha256: '0'.repeat(64) };
  const { id } = announced;
  await technician.call(announceFile, announced);
  const send = () => technician.sendBytes(sendChunk, { id, offset: 0 }, bytes);
  const states = [await send(), await send(), await send()];
  assert.deepEqual(
    states.map((state) => [state.receivedBytes, state.refusal]),
    [
      [0, null],
      [0, null],
      [0, 'files.wrongHash'],
    ],
  );
  assert.equal((await refusal(send())).problem.code, 'files.wrongHash');
});

test('D3: sizes have limits, each with its sentence', async () => {
  const huge = { ...announcementOf(Buffer.from('x'), 'signature'), byteCount: 2 * 1024 * 1024 };
  assert.equal((await refusal(technician.call(announceFile, huge))).problem.code, 'files.tooBig');
  const bytes = await makePhoto(900);
  const announced = announcementOf(bytes);
  const { id } = announced;
  await technician.call(announceFile, announced);
  const send = (length: number) => technician.sendBytes(sendChunk, { id, offset: 0 }, Buffer.alloc(length));
  assert.deepEqual(
    [(await refusal(send(CHUNK_BYTES_MAX + 1))).status, (await refusal(send(10))).problem.code],
    [413, 'files.chunkTooSmall'],
  );
  const json = await technician.ask(sendChunk, { id, offset: 0 });
  assert.equal(json.status, 415);
});

test('G3: a file is seen by the office, its agency and who sent it; by nobody else', async () => {
  const id = await sendFile(technician);
  const byManager = await sendFile(manager);
  const path = `/api/v1/files/${id}`;
  const statusFor = async (who: string, address = path) =>
    (await (await world.as(who)).raw('GET', address)).status;
  assert.deepEqual(
    await Promise.all(['admin', 'agency:1001', 'technician:1001'].map((who) => statusFor(who))),
    [200, 200, 200],
  );
  assert.deepEqual(
    await Promise.all(['agency:1002', 'technician:1002', 'binesh/admin', 'ts'].map((who) => statusFor(who))),
    [404, 404, 404, 403],
  );
  assert.equal(await statusFor('technician:1001', `/api/v1/files/${byManager}`), 404);
  await world.inTenant('arka', (ctx) =>
    attachFiles(ctx, {
      files: [{ fileId: byManager, path: 'evidence.0' }],
      subjectId: newId(),
      readerId: scene.near.technicianId,
    }),
  );
  assert.equal(await statusFor('technician:1001', `/api/v1/files/${byManager}`), 200);
  const taken = await refusal(manager.call(announceFile, { ...announcementOf(await makePhoto()), id }));
  assert.deepEqual([taken.status, taken.problem.code], [404, 'files.idTaken']);
  assert.equal((await refusal(manager.call(readFileState, { id }))).status, 404);
});

test('D3: what is handed in with nothing goes after a month, with its bytes', async () => {
  const [lost, used] = [await sendFile(admin), await sendFile(admin)];
  await world.inTenant('arka', async (ctx) => {
    await attachFiles(ctx, { files: [{ fileId: used, path: 'evidence.0' }], subjectId: newId() });
    await ageFile.run(ctx, { id: lost });
    await ageFile.run(ctx, { id: used });
    await sweepOrphans(ctx);
  });
  const statuses = await Promise.all(
    [lost, used].map(async (id) => (await admin.raw('GET', `/api/v1/files/${id}`)).status),
  );
  assert.deepEqual(statuses, [404, 200]);
});

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

// Run by PostgreSQL itself, once for each finished segment of its log, and by a server that recovers. It loads nothing
// but Node: a segment may wait while a thousand others do.

const [act, folder = '', name = '', path = ''] = process.argv.slice(2);
const kept = join(folder, `${name}.zst`);
/** Above 125 PostgreSQL stops a recovery; anything else would mean that the archive ends here. */
const DAMAGED = 200;
const NOT_THERE = 1;

process.exitCode = act === 'keep' ? keep() : fetch();

/** 0 only once the segment lies in the archive and on the disk: until then the server keeps its own. */
function keep(): number {
  const bytes = readFileSync(path);
  // A server that died after the archive had it and before it knew hands it over again; never another one.
  const former = existsSync(kept) ? unpack(readFileSync(kept)) : undefined;
  if (former !== undefined) return digest(former) === digest(bytes) ? 0 : refuse('is another one');
  const half = `${kept}.half-${process.pid}`;
  try {
    const packed = zstdCompressSync(bytes, {
      params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    });
    write(half, packed);
    renameSync(half, kept);
    if (process.platform !== 'win32') sync(folder);
    return 0;
  } catch (error) {
    rmSync(half, { force: true });
    return refuse(error instanceof Error ? error.message : 'cannot be written');
  }
}

function fetch(): number {
  if (!existsSync(kept)) return NOT_THERE;
  const bytes = unpack(readFileSync(kept));
  if (bytes === undefined) {
    refuse('is damaged');
    return DAMAGED;
  }
  write(path, bytes);
  return 0;
}

function unpack(packed: Buffer): Buffer | undefined {
  try {
    return zstdDecompressSync(packed);
  } catch {
    return undefined;
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function write(to: string, bytes: Buffer): void {
  const file = openSync(to, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function sync(directory: string): void {
  const file = openSync(directory, 'r');
  fsyncSync(file);
  closeSync(file);
}

function refuse(why: string): number {
  process.stderr.write(`vafa log archive: ${name} ${why}\n`);
  return NOT_THERE;
}

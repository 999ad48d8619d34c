// Tar as PostgreSQL writes it (ustar, sizes in octal or base 256), read and written as a stream.

export interface TarEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly byteCount: number;
  /** To be read before the next entry is asked for; what is left over is skipped. */
  readonly body: AsyncIterable<Buffer>;
}

export interface TarFile {
  readonly name: string;
  readonly byteCount: number;
  readonly body: AsyncIterable<Buffer>;
}

const BLOCK = 512;
const SIZE_AT = 124;
const SIZE_LENGTH = 12;
const KIND_AT = 156;

/** The entries of a tar, one after another. Throws if the stream ends before the tar does. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new ByteReader(source);
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    requireChecksum(header);
    const byteCount = sizeOf(header);
    const code = String.fromCharCode(header[KIND_AT] ?? 0);
    const kind = code === '0' || code === '\0' ? 'file' : code === '5' ? 'folder' : 'other';
    const body = bytes.chunks(byteCount);
    yield { name: nameOf(header).replace(/\/$/, ''), kind, byteCount, body };
    for await (const left of body) void left;
    await bytes.take(padding(byteCount));
  }
  await bytes.drain();
}

/** A tar of the files, in their order. */
export async function* writeTar(files: AsyncIterable<TarFile>): AsyncGenerator<Buffer> {
  for await (const { name, byteCount, body } of files) {
    yield headerOf(name, byteCount);
    let written = 0;
    for await (const chunk of body) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== byteCount) throw new Error(`${name} changed while it was read`);
    yield Buffer.alloc(padding(byteCount));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headerOf(name: string, byteCount: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`);
  header.write(name, 0, 'utf8');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${byteCount.toString(8).padStart(SIZE_LENGTH - 1, '0')}\0`, SIZE_AT, 'latin1');
  header.write('00000000000\0', 136, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

function requireChecksum(header: Buffer): void {
  const told = Number.parseInt(header.toString('latin1', 148, 156), 8);
  if (told !== sumOf(header)) throw new Error('a header of the tar is damaged');
}

/** The sum of a header's bytes, its own field counted as blanks. */
function sumOf(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

function sizeOf(header: Buffer): number {
  if ((header[SIZE_AT] ?? 0) >= 0x80) return Number(header.readBigUInt64BE(SIZE_AT + 4));
  return Number.parseInt(header.toString('latin1', SIZE_AT, SIZE_AT + SIZE_LENGTH), 8);
}

function nameOf(header: Buffer): string {
  const text = (from: number, length: number) => {
    const field = header.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.toString('utf8', 0, end === -1 ? length : end);
  };
  const prefix = text(345, 155);
  return prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}

function padding(byteCount: number): number {
  return (BLOCK - (byteCount % BLOCK)) % BLOCK;
}

class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const chunk of this.chunks(length)) parts.push(chunk);
    return Buffer.concat(parts);
  }

  async *chunks(length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#fill())) throw new Error('the tar ends early');
      const chunk = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  /** Reads to the end, so that whoever checks the stream as a whole has seen all of it. */
  async drain(): Promise<void> {
    while (await this.#fill());
  }

  async #fill(): Promise<boolean> {
    const next = await this.#source.next();
    this.#held = next.done === true ? Buffer.alloc(0) : next.value;
    return next.done !== true;
  }
}

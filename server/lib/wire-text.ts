// A value as PostgreSQL reads it from text. What the statements of this program are given: no more kinds than these.

/** Text for a parameter; bytes stay bytes and nothing stays null. */
export function wireText(value: unknown): string | Buffer | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return arrayText(value);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return `${value}`;
  return JSON.stringify(value);
}

function arrayText(items: readonly unknown[]): string {
  let text = '{';
  for (const [at, item] of items.entries()) {
    if (at > 0) text += ',';
    text += elementText(item);
  }
  return `${text}}`;
}

function elementText(item: unknown): string {
  if (item === null || item === undefined) return 'NULL';
  if (Array.isArray(item)) return arrayText(item);
  const text = wireText(item);
  if (Buffer.isBuffer(text)) return `"\\\\x${text.toString('hex')}"`;
  return `"${(text ?? '').replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}

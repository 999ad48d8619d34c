import { createHash } from 'node:crypto';

import { z } from 'zod';

import { parseLsn } from './archive.ts';

// The manifest that PostgreSQL writes with a base backup: every file with its SHA-256, and the log it needs.

const Manifest = z.object({
  'PostgreSQL-Backup-Manifest-Version': z.literal(2),
  'System-Identifier': z.unknown(),
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      'Encoded-Path': z.string().optional(),
      Size: z.number(),
      'Checksum-Algorithm': z.literal('SHA256').optional(),
      Checksum: z.string().optional(),
    }),
  ),
  'WAL-Ranges': z
    .array(z.object({ Timeline: z.number(), 'Start-LSN': z.string(), 'End-LSN': z.string() }))
    .min(1),
});

export interface BackupManifest {
  readonly systemId: string;
  readonly files: ReadonlyMap<string, { readonly byteCount: number; readonly sha256: string }>;
  readonly ranges: readonly {
    readonly timeline: number;
    readonly startLsn: string;
    readonly endLsn: string;
  }[];
}

/** Reads a manifest; throws if it is not whole, by its own checksum in its last line. */
export function readManifest(text: string): BackupManifest {
  const at = text.indexOf('"Manifest-Checksum"');
  const told = /^"Manifest-Checksum": "([0-9a-f]{64})"\}\n?$/.exec(text.slice(at))?.[1];
  const reckoned = createHash('sha256').update(text.slice(0, at)).digest('hex');
  if (at === -1 || told !== reckoned) throw new Error('the manifest is damaged');
  const manifest = Manifest.parse(JSON.parse(text));
  return {
    // Beyond what a number of JSON holds exactly.
    systemId: /"System-Identifier":\s*(\d+)/.exec(text)?.[1] ?? '',
    files: new Map(
      manifest.Files.map((file) => [
        file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString('utf8'),
        { byteCount: file.Size, sha256: file.Checksum ?? '' },
      ]),
    ),
    ranges: manifest['WAL-Ranges'].map((range) => ({
      timeline: range.Timeline,
      startLsn: range['Start-LSN'],
      endLsn: range['End-LSN'],
    })),
  };
}

/** Names of the log's segments between two places, both included. */
export function segmentsOf(
  range: { timeline: number; startLsn: string; endLsn: string },
  segmentBytes: number,
): readonly string[] {
  const size = BigInt(segmentBytes);
  const perFile = 0x1_0000_0000n / size;
  const names: string[] = [];
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0');
  const last = (parseLsn(range.endLsn) - 1n) / size;
  for (let number = parseLsn(range.startLsn) / size; number <= last; number += 1n) {
    names.push(hex(BigInt(range.timeline)) + hex(number / perFile) + hex(number % perFile));
  }
  return names;
}

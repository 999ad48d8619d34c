import type { Dictionary } from '../../server/lib/texts.ts';

export const files = {
  'permission.file.read': 'See photos and files of work',
  'permission.file.write': 'Send photos and files',
} as const satisfies Dictionary;

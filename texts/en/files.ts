import type { Dictionary } from '../../server/lib/texts.ts';

export const files = {
  'permission.file.read': 'See photos and files of work',
  'permission.file.write': 'Send photos and files',
  'files.tooBigOfAll': 'This file is larger than the largest that is allowed.',
  'files.tooBig': 'This file is larger than allowed ({megabytes} MB).',
  'files.notAHash': 'The hash of the file (SHA-256) is not right.',
  'files.idTaken': 'This id is used for another file.',
  'files.missing': 'There is no such file, or you may not see it.',
  'files.tooManyUnused': 'You sent {max} files that are used nowhere; add them to reports first.',
  'files.tooManyBytes': 'More was sent than announced.',
  'files.chunkTooBig': 'A chunk of a file is at most {kilobytes} KB.',
  'files.chunkTooSmall': 'This chunk of the file is too small.',
  'files.wrongHash': 'The file arrived damaged three times. Take the photo again.',
  'files.notAPicture': 'This file is not a readable picture. Take the photo again.',
  'files.notThere': 'This file has not arrived completely yet.',
  'files.usedElsewhere': 'This file is used somewhere else already.',
} as const satisfies Dictionary;

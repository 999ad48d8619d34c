import type { Dictionary } from '../../server/lib/texts.ts';

export const surveys = {
  'permission.survey.read': 'See surveys',
  'permission.survey.write': 'Design surveys',
  'permission.survey.call': 'Call and record survey answers',
} as const satisfies Dictionary;

import type { Dictionary } from '../../server/lib/texts.ts';

/** Warranty cards: what is printed on them, and what their screens say, in English. */
export const cardWords = {
  'warranty.card.headline': 'Warranty card',
  'warranty.card.terms':
    'Keep this card and show it at every service. Scan the code for the full terms and the last day of cover. Damage by impact, power surges and tampering is not covered.',
  'warranty.card.serial': 'Serial',
  'warranty.card.start': 'Start:',
  'warranty.card.notStarted': 'with installation or activation',
  'warranty.card.reprint': 'Print {number}',
  'warranty.card.wholeDevice': 'Whole device',
  'warranty.card.length.month': '{count} months',
  'warranty.card.length.week': '{count} weeks',
  'warranty.card.length.day': '{count} days',
  'warranty.card.promise': '{title} {span} ({kinds})',
  'warranty.card.until': 'until {on}',
} as const satisfies Dictionary;

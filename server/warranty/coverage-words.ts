import { addDays, formatJalaliDay } from '../lib/jalali.ts';
import type { CoverageLineView } from './warranty.contract.ts';

/** The key of a sentence in `texts` and what fills its slots. */
export interface Sentence {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * The answer of a coverage check as a sentence for people, the same on every screen and in messages. Days are shown
 * in Jalali; of a cover that ends, the last covered day.
 */
export function wordsOfCoverage(line: Pick<CoverageLineView, 'reason' | 'endsOn' | 'daysLeft' | 'nearMisses'>): Sentence {
  const { reason, endsOn, daysLeft } = line;
  const until = endsOn === null ? null : formatJalaliDay(addDays(endsOn, -1));
  switch (reason) {
    case 'in_term':
    case 'condition_unknown':
    case 'registration_provisional': {
      const code = coveredCodes[reason];
      if (until === null || daysLeft === null) return { code: `${code}Endless`, facts: {} };
      return { code, facts: { until, count: daysLeft } };
    }
    case 'ended': {
      const days = line.nearMisses.find((miss) => miss.reason === 'ended')?.days;
      if (days === undefined || days === null || until === null) return { code: 'warranty.reason.ended', facts: {} };
      return days === 0
        ? { code: 'warranty.reason.endedToday', facts: { until } }
        : { code: 'warranty.reason.endedAgo', facts: { count: days, until } };
    }
    case 'not_started': {
      const miss = line.nearMisses.find((each) => each.reason === 'not_started');
      if (miss === undefined || miss.days === null) return { code: 'warranty.reason.notStarted', facts: {} };
      return { code: 'warranty.reason.startsIn', facts: { count: miss.days, from: formatJalaliDay(miss.startsOn) } };
    }
    default:
      return { code: plainCodes[reason], facts: {} };
  }
}

const coveredCodes = {
  in_term: 'warranty.reason.inTerm',
  condition_unknown: 'warranty.reason.conditionUnknown',
  registration_provisional: 'warranty.reason.registrationProvisional',
} as const;

const plainCodes = {
  no_warranty: 'warranty.reason.noWarranty',
  voided: 'warranty.reason.voided',
  suspended: 'warranty.reason.suspended',
  excluded: 'warranty.reason.excluded',
  condition_broken: 'warranty.reason.conditionBroken',
  usage_reached: 'warranty.reason.usageReached',
  kind_not_in_term: 'warranty.reason.kindNotInTerm',
} as const;

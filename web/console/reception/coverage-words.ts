// The coverage answer as a sentence, in the words that warranties have on every screen.
import type { CoverageLine } from '../../../server/requests/work-orders.contract.ts';
import { addDays, formatJalaliDay } from '../../../server/lib/jalali.ts';
import { digits } from '../../lib/numbers.ts';
import { sentenceOf } from '../../lib/texts.ts';

const stems: Readonly<Record<string, string>> = {
  in_term: 'inTerm',
  condition_unknown: 'conditionUnknown',
  registration_provisional: 'registrationProvisional',
  no_warranty: 'noWarranty',
  condition_broken: 'conditionBroken',
  usage_reached: 'usageReached',
  kind_not_in_term: 'kindNotInTerm',
  not_started: 'notStarted',
};
const running = ['in_term', 'condition_unknown', 'registration_provisional'];

/** «گارانتی دارد؛ تا ۱۴۰۶/۰۲/۰۳، ۷۳ روز دیگر.» */
export function coverageSentence(line: CoverageLine): string {
  const { reason, endsOn, daysLeft, endedDaysAgo } = line;
  const until = endsOn === null ? undefined : digits(formatJalaliDay(addDays(endsOn, -1)));
  const say = (code: string, facts: Readonly<Record<string, string | number>> = {}) =>
    sentenceOf(`warranty.reason.${code}`, facts) ?? '';
  const stem = stems[reason] ?? reason;
  if (running.includes(reason)) {
    return until === undefined || daysLeft === null
      ? say(`${stem}Endless`)
      : say(stem, { until, count: daysLeft });
  }
  if (reason !== 'ended' || endedDaysAgo === null || until === undefined) return say(stem);
  return endedDaysAgo === 0 ? say('endedToday', { until }) : say('endedAgo', { count: endedDaysAgo, until });
}

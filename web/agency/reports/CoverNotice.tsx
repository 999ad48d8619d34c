import { Alert } from '@mantine/core';
import { addDays } from '../../../server/lib/jalali.ts';
import { day } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';

type Promised = Report['promises'][number];

/** What may be entered on a device of which not everything is covered, or that the company takes as goodwill. Row I2. */
export function CoverNotice({ report: { goodwill, promises, device } }: { report: Report }) {
  if (goodwill !== null) {
    return (
      <Alert role="status" color="due">
        {t('agency.report.goodwill', { reason: goodwill.reasonTitle })}
      </Alert>
    );
  }
  if (promises.length === 0) return null;
  const sentences = promises.map((promised) => sentenceOf(promised, device.modelTitle));
  return (
    <Alert role="status" color="due" title={t('agency.report.partlyCovered')}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Until its last covered day. */
function sentenceOf({ kind, title, endsOn }: Promised, deviceTitle: string): string {
  const what = t(`agency.report.promise.${kind}`, { what: title === '' ? deviceTitle : title });
  return endsOn === null ? what : t('agency.report.promiseUntil', { what, until: day(addDays(endsOn, -1)) });
}

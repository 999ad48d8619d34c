import { IconClock } from '@tabler/icons-react';
import { dayIn, weekday } from '../../server/lib/jalali.ts';
import { today } from '../lib/jalali-entry.ts';
import { day, time } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { OrderRow } from './agency-words.ts';
import classes from './Portal.module.css';

const ZONE = 'Asia/Tehran';

/** «امروز، ۱۰:۰۰ تا ۱۲:۰۰»; nothing where no window holds. */
export function VisitHours({ row: { visitFromAt, visitToAt } }: { row: OrderRow }) {
  if (visitFromAt === null || visitToAt === null) return null;
  const on = dayIn(ZONE, new Date(visitFromAt));
  const name = on === today() ? t('agency.today') : `${t(`sla.weekday.${weekday(on)}`)} ${day(on)}`;
  return (
    <p className={classes['hours']}>
      <IconClock size={18} aria-hidden />
      {name}، {t('agency.hours', { from: time(visitFromAt), to: time(visitToAt) })}
    </p>
  );
}

import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Code } from '../kit/Code.tsx';
import { When } from '../kit/When.tsx';
import { t } from '../lib/texts.ts';
import classes from './Portal.module.css';
import type { Order } from './WorkOrderScreen.tsx';

/** Earlier work of this agency on the same device. */
export function PastWork({ order: { past } }: { order: Order }) {
  if (past.length === 0) return null;
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.past')}</Title>
      <ul className={classes['list']}>
        {past.map((each) => (
          <li key={each.id}>
            <Link to={`/agency/work-orders/${each.id}`} className={classes['number'] ?? ''}>
              <Code digits>{each.number}</Code>
            </Link>
            <When at={each.receivedAt} show="day" />
            <span className={classes['line']}>
              {t(`requests.serviceKind.${each.serviceKind}`)} · {t(`requests.stage.${each.stage}`)}
              {each.symptoms.length === 0 ? '' : ` · ${each.symptoms.join('، ')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

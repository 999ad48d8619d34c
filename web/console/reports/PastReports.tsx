import { Anchor } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { Report } from './report-words.ts';
import { stateTone } from './report-words.ts';

/** What was done on this device before. */
export function PastReports({ report: { past } }: { report: Report }) {
  const linkTo = useLinkTo();
  return (
    <section className={classes['card']}>
      <PanelSection title={t('approval.past')} none={past.length === 0 ? t('approval.noPast') : undefined}>
        <ul className={classes['past']}>
          {past.map((one) => (
            <li key={one.id}>
              <div className={classes['pastHead']}>
                <Anchor {...linkTo(`/reports/${one.id}`)} size="sm">
                  <Code digits>{one.number}</Code>
                </Anchor>
                <span>{t(`approval.kind.${one.kind}`)}</span>
                <When at={one.on} show="day" />
                <StatusBadge tone={stateTone[one.state]}>{t(`approval.state.${one.state}`)}</StatusBadge>
              </div>
              <p className={classes['dim']}>
                {[one.agencyTitle, ...one.faults, ...one.actions, ...one.parts].join('، ')}
              </p>
            </li>
          ))}
        </ul>
      </PanelSection>
    </section>
  );
}

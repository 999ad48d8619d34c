import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { day } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { OwnAgency } from './OwnAgencyScreen.tsx';
import classes from './Portal.module.css';

const STEP = 20;

/** Where and what an agency serves. */
export function OwnCoverage({ coverage }: { coverage: OwnAgency['coverage'] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.coverage')}</Title>
      {coverage.length === 0 ? <Text c="dimmed">{t('agency.coverageNone')}</Text> : null}
      <ul className={classes['list']}>
        {coverage.slice(0, shown).map(({ id, level, regionTitle, productLineTitle, toOn }) => (
          <li key={id}>
            <span>
              {t(`agency.level.${level}`)} {regionTitle}
            </span>
            <Text component="span" c="dimmed" size="sm">
              {productLineTitle ?? t('agency.everyLine')}
              {toOn === null ? '' : ` · ${t('agency.coverageUntil', { to: day(toOn) })}`}
            </Text>
          </li>
        ))}
      </ul>
      {coverage.length <= shown ? null : (
        <Button variant="default" onClick={() => setShown(shown + STEP)}>
          {t('web.more')}
        </Button>
      )}
    </section>
  );
}

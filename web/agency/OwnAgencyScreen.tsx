import { Stack, Text, Title } from '@mantine/core';
import type { z } from 'zod';
import type { OwnAgencyView } from '../../server/agencies/agencies.contract.ts';
import { readOwnAgency } from '../../server/agencies/agencies.contract.ts';
import { nationalNumber } from '../console/reception/national-number.ts';
import { Code } from '../kit/Code.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useAsk } from '../lib/ask.ts';
import { day, digits, number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { OwnCoverage } from './OwnCoverage.tsx';
import classes from './Portal.module.css';

export type OwnAgency = z.output<typeof OwnAgencyView>;

/** What the company knows of this agency: facts, technicians, where and what it serves. Rows G2, G3. */
export function OwnAgencyScreen() {
  const agency = useAsk(readOwnAgency, {});
  if (agency.data === undefined) {
    if (agency.error === null) return <ScreenSkeleton />;
    return <FailureState failure={agency.error} retry={() => void agency.refetch()} />;
  }
  const own = agency.data;
  return (
    <Stack gap="md">
      <ScreenHead title={t('agency.mine')} line={own.title} />
      <div className={classes['page']}>
        <Stack gap="md">
          <Facts own={own} />
          <OwnCoverage coverage={own.coverage} />
        </Stack>
        <section className={classes['card']}>
          <Title order={2}>{t('agency.technicians')}</Title>
          {own.technicians.length === 0 ? <Text c="dimmed">{t('agency.noTechnicians')}</Text> : null}
          <ul className={classes['list']}>
            {own.technicians.map(({ membershipId, title }) => (
              <li key={membershipId}>{title}</li>
            ))}
          </ul>
        </section>
      </div>
    </Stack>
  );
}

function Facts({ own }: { own: OwnAgency }) {
  return (
    <section className={classes['card']}>
      <dl className={classes['facts']}>
        <dt>{t('agency.code')}</dt>
        <dd>
          <Code digits>{own.code}</Code>
        </dd>
        <dt>{t('agency.kind')}</dt>
        <dd>{t(`agency.kind.${own.kind}`)}</dd>
        <dt>{t('agency.address')}</dt>
        <dd>
          {digits([own.provinceTitle, own.cityTitle, own.address].filter((part) => part !== '').join('، '))}
        </dd>
        <dt>{t('agency.phone')}</dt>
        <dd>{own.phone === null ? '—' : <Code digits>{nationalNumber(own.phone)}</Code>}</dd>
        <dt>{t('agency.contract')}</dt>
        <dd>{contractDays(own)}</dd>
        <dt>{t('agency.openWorkMax')}</dt>
        <dd>{own.openWorkMax === null ? t('agency.unlimited') : number(own.openWorkMax)}</dd>
      </dl>
      <Text size="sm" c="dimmed">
        {t('agency.factsHint')}
      </Text>
    </section>
  );
}

function contractDays({ contractFromOn, contractToOn }: OwnAgency): string {
  if (contractFromOn === null) return t('agency.noContract');
  if (contractToOn === null) return t('agency.contractOpen', { from: day(contractFromOn) });
  return t('agency.contractDays', { from: day(contractFromOn), to: day(contractToOn) });
}

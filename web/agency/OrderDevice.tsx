import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { coverageSentence } from '../console/reception/coverage-words.ts';
import { Code } from '../kit/Code.tsx';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Portal.module.css';
import type { Order } from './WorkOrderScreen.tsx';

/** The device, what is said to be wrong with it, who pays, who goes. */
export function OrderDevice({ order }: { order: Order }) {
  const { device, coverage } = order;
  return (
    <section className={classes['card']}>
      <Title order={2}>{device.modelTitle}</Title>
      <dl className={classes['facts']}>
        <Fact title={t('agency.serial')}>
          {device.serial === null ? t('agency.noSerial') : <Code copy>{device.serial}</Code>}{' '}
          {device.isUnproven ? <StatusBadge tone="due">{t('agency.unproven')}</StatusBadge> : null}
        </Fact>
        <Fact title={t('agency.symptoms')}>{order.symptoms.map(({ title }) => title).join('، ')}</Fact>
        <Fact title={t('agency.saidByCustomer')}>{digits(order.symptomNote)}</Fact>
        <Fact title={t('agency.warranty')}>{coverage === null ? '' : coverageSentence(coverage)}</Fact>
        <Fact title={t('agency.technician')}>{order.technician?.title ?? t('agency.noTechnician')}</Fact>
        <Fact title={t('agency.officeNote')}>{digits(order.referral?.note ?? '')}</Fact>
        <Fact title={t('agency.answer')}>{digits(order.answer ?? '')}</Fact>
        <Fact title={t('agency.cancelReason')}>{order.cancelReason ?? ''}</Fact>
      </dl>
    </section>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

import { Alert, Title } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Portal.module.css';
import { ReachLinks } from './ReachLinks.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** Whose job it is and how to reach him; once that is hidden, it says so. */
export function OrderCustomer({ order: { customer } }: { order: Order }) {
  if (customer === null) {
    return (
      <Alert color="gray" icon={<IconEyeOff />}>
        {t('agency.masked')}
      </Alert>
    );
  }
  return (
    <section className={classes['card']}>
      <Title order={2}>{customer.name}</Title>
      <p className={classes['address']}>
        {customer.address === '' ? t('agency.noAddress') : digits(customer.address)}
      </p>
      <ReachLinks
        withNumbers
        phones={customer.phones}
        address={customer.address}
        latitude={customer.latitude}
        longitude={customer.longitude}
      />
    </section>
  );
}

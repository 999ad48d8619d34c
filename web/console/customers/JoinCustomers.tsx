import { Button, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useContext, useState } from 'react';
import { joinCustomers, listDoubles } from '../../../server/customers/corrections.contract.ts';
import { readCustomer } from '../../../server/customers/customers.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { SectionLevel } from '../../kit/section-level.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CustomerComparison } from './CustomerComparison.tsx';
import type { Customer } from './CustomerStory.tsx';
import { SelectCustomer } from './SelectCustomer.tsx';

type JoinCustomersProps = { customer: Customer; close: () => void };

/** «این دو یکی هستند»: who may be the same, both beside each other, and what will happen before it does. Row A2. */
export function JoinCustomers({ customer, close }: JoinCustomersProps) {
  const level = useContext(SectionLevel);
  const doubles = useAsk(listDoubles, { id: customer.id }, { keepOld: false });
  const [otherId, setOtherId] = useState('');
  const asked = useAsk(readCustomer, { id: otherId }, { enabled: otherId !== '', keepOld: false });
  const join = useCommand(joinCustomers, {
    also: ['devices', 'requests'],
    onDone: () => {
      sayDone(t('customers.joinDone'));
      close();
    },
    onRefused: sayFailed,
  });
  if (doubles.error) return <FailureState failure={doubles.error} retry={() => void doubles.refetch()} />;
  if (doubles.data === undefined) return <ScreenSkeleton />;
  const { items } = doubles.data;
  const other = items.find((each) => each.customer.id === otherId)?.customer ?? asked.data;
  return (
    <Stack gap="sm">
      <Title order={level} size="h4">
        {t('customers.join')}
      </Title>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('customers.noDoubles')}
        </Text>
      ) : (
        <Radio.Group label={t('customers.doubles')} value={otherId} onChange={setOtherId}>
          <Stack gap={6} mt={6}>
            {items.map((each) => (
              <Radio
                key={each.customer.id}
                value={each.customer.id}
                label={each.customer.name}
                description={each.alike.map((what) => t(`customers.alike.${what}`)).join('، ')}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <SelectCustomer
        label={t('customers.otherByHand')}
        value={items.some((each) => each.customer.id === otherId) ? '' : otherId}
        onChange={setOtherId}
      />
      {other === undefined || otherId === '' || other.id === customer.id ? null : (
        <>
          <CustomerComparison kept={customer} other={other} />
          <Text size="sm">{t('customers.joinSays', { kept: customer.name, other: other.name })}</Text>
        </>
      )}
      <Group gap="xs">
        <Button
          color="late"
          loading={join.busy}
          disabled={other === undefined || other.id === customer.id}
          onClick={() =>
            other &&
            join.run({
              id: customer.id,
              version: customer.version,
              otherId: other.id,
              otherVersion: other.version,
            })
          }
        >
          {t('customers.joinNow')}
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('web.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

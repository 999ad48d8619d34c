import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { sentenceOf, t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';
import { NewPhoneForm } from './NewPhoneForm.tsx';

/** The phones of a customer, the first one first. */
export function CustomerPhones({ customer }: { customer: Customer }) {
  const [isAdding, setAdding] = useState(false);
  const mayAdd = customer.moves.includes('addPhone');
  return (
    <PanelSection
      title={t('customers.phones')}
      none={customer.phones.length === 0 ? t('customers.noPhone') : undefined}
      add={mayAdd ? { label: t('customers.addPhone'), open: () => setAdding(true) } : undefined}
      form={isAdding ? <NewPhoneForm customerId={customer.id} close={() => setAdding(false)} /> : null}
    >
      <Stack gap={6}>
        {customer.phones.map(({ id, number, extension, kind, isFirst, warning }) => (
          <Group key={id} gap="xs">
            <Phone number={number} extension={extension} copy />
            <Text size="xs" c="dimmed">
              {t(`customers.phoneKind.${kind}`)}
            </Text>
            {isFirst ? <StatusBadge tone="active">{t('customers.firstPhone')}</StatusBadge> : null}
            {warning === null ? null : <StatusBadge tone="due">{sentenceOf(warning) ?? warning}</StatusBadge>}
          </Group>
        ))}
      </Stack>
    </PanelSection>
  );
}

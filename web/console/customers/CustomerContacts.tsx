import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';
import { NewContactForm } from './NewContactForm.tsx';

/** Who speaks for a customer, and in what role. */
export function CustomerContacts({ customer }: { customer: Customer }) {
  const [isAdding, setAdding] = useState(false);
  const mayAdd = customer.moves.includes('addContact');
  return (
    <PanelSection
      title={t('customers.contacts')}
      none={customer.contacts.length === 0 ? t('customers.noContact') : undefined}
      add={mayAdd ? { label: t('customers.addContact'), open: () => setAdding(true) } : undefined}
      form={isAdding ? <NewContactForm customerId={customer.id} close={() => setAdding(false)} /> : null}
    >
      <Stack gap={6}>
        {customer.contacts.map(({ id, name, role, number, extension }) => (
          <Group key={id} gap="xs">
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {t(`customers.role.${role}`)}
            </Text>
            {number === null ? null : <Phone number={number} extension={extension} copy />}
          </Group>
        ))}
      </Stack>
    </PanelSection>
  );
}

import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { removeContact } from '../../../server/customers/corrections.contract.ts';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { RowActions } from '../../kit/RowActions.tsx';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { ChangeContactForm } from './ChangeContactForm.tsx';
import type { Customer } from './CustomerStory.tsx';
import { NewContactForm } from './NewContactForm.tsx';

/** Who speaks for a customer, and in what role. */
export function CustomerContacts({ customer }: { customer: Customer }) {
  const [isAdding, setAdding] = useState(false);
  const [editingId, setEditingId] = useState<string>();
  const remove = useCommand(removeContact, {
    onDone: () => sayDone(t('customers.contactGone')),
    onRefused: sayFailed,
  });
  const { id, version, contacts, moves } = customer;
  const add = { label: t('customers.addContact'), open: () => setAdding(true) };
  return (
    <PanelSection
      title={t('customers.contacts')}
      none={contacts.length === 0 ? t('customers.noContact') : undefined}
      add={moves.includes('addContact') ? add : undefined}
      form={isAdding ? <NewContactForm customerId={id} close={() => setAdding(false)} /> : null}
    >
      <Stack gap={6}>
        {contacts.map((contact) =>
          contact.id === editingId ? (
            <FormPaper key={contact.id}>
              <ChangeContactForm
                customer={customer}
                contact={contact}
                close={() => setEditingId(undefined)}
              />
            </FormPaper>
          ) : (
            <Group key={contact.id} gap="xs" justify="space-between" wrap="nowrap">
              <Group gap="xs">
                <Text size="sm">{contact.name}</Text>
                <Text size="xs" c="dimmed">
                  {t(`customers.role.${contact.role}`)}
                </Text>
                {contact.number === null ? null : (
                  <Phone number={contact.number} extension={contact.extension} copy />
                )}
              </Group>
              {moves.includes('changeContact') ? (
                <RowActions
                  of={contact.name}
                  edit={() => setEditingId(contact.id)}
                  remove={{
                    says: t('customers.removeContactSays', { name: contact.name }),
                    run: () => remove.run({ id, version, contactId: contact.id }),
                  }}
                />
              ) : null}
            </Group>
          ),
        )}
      </Stack>
    </PanelSection>
  );
}

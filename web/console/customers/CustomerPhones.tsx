import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { removePhone } from '../../../server/customers/corrections.contract.ts';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { RowActions } from '../../kit/RowActions.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { useCommand } from '../../lib/ask.ts';
import { nationalNumber } from '../../lib/national-number.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import { ChangePhoneForm } from './ChangePhoneForm.tsx';
import type { Customer } from './CustomerStory.tsx';
import { NewPhoneForm } from './NewPhoneForm.tsx';

/** The phones of a customer, the first one first; wrong ones are corrected or taken away. */
export function CustomerPhones({ customer }: { customer: Customer }) {
  const [isAdding, setAdding] = useState(false);
  const [editingId, setEditingId] = useState<string>();
  const remove = useCommand(removePhone, {
    also: ['devices', 'requests'],
    onDone: () => sayDone(t('customers.phoneGone')),
    onRefused: sayFailed,
  });
  const { id, version, phones, moves } = customer;
  return (
    <PanelSection
      title={t('customers.phones')}
      none={phones.length === 0 ? t('customers.noPhone') : undefined}
      add={
        moves.includes('addPhone')
          ? { label: t('customers.addPhone'), open: () => setAdding(true) }
          : undefined
      }
      form={isAdding ? <NewPhoneForm customerId={id} close={() => setAdding(false)} /> : null}
    >
      <Stack gap={6}>
        {phones.map((phone) =>
          phone.id === editingId ? (
            <FormPaper key={phone.id}>
              <ChangePhoneForm customer={customer} phone={phone} close={() => setEditingId(undefined)} />
            </FormPaper>
          ) : (
            <Group key={phone.id} gap="xs" justify="space-between" wrap="nowrap">
              <Group gap="xs">
                <Phone number={phone.number} extension={phone.extension} copy />
                <Text size="xs" c="dimmed">
                  {t(`customers.phoneKind.${phone.kind}`)}
                </Text>
                {phone.isFirst ? <StatusBadge tone="active">{t('customers.firstPhone')}</StatusBadge> : null}
                {phone.warning === null ? null : (
                  <StatusBadge tone="due">{sentenceOf(phone.warning) ?? phone.warning}</StatusBadge>
                )}
              </Group>
              {moves.includes('changePhone') ? (
                <RowActions
                  of={nationalNumber(phone.number)}
                  edit={() => setEditingId(phone.id)}
                  remove={
                    phones.length === 1
                      ? undefined
                      : {
                          says: t('customers.removePhoneSays', { number: nationalNumber(phone.number) }),
                          run: () => remove.run({ id, version, phoneId: phone.id }),
                        }
                  }
                />
              ) : null}
            </Group>
          ),
        )}
      </Stack>
    </PanelSection>
  );
}

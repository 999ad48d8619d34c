import { Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../lib/client.ts';
import type { readCustomer } from '../../../server/customers/customers.contract.ts';
import { listDevices } from '../../../server/devices/devices.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { DevicesOfCustomer } from '../devices/DevicesOfCustomer.tsx';
import { CustomerContacts } from './CustomerContacts.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerPhones } from './CustomerPhones.tsx';
import { CustomerSites } from './CustomerSites.tsx';
import { JoinCustomers } from './JoinCustomers.tsx';

export type Customer = OutputOf<typeof readCustomer>;
type CustomerStoryProps = {
  customer: Customer;
  isEditing: boolean;
  stopEditing: () => void;
  isJoining: boolean;
  stopJoining: () => void;
};

/** Who a customer is, how and where to find him, and what he owns. */
export function CustomerStory(props: CustomerStoryProps) {
  const { customer, isEditing, stopEditing, isJoining, stopJoining } = props;
  const { kind, nationalId, companyId, note, createdAt } = customer;
  return (
    <Stack gap="lg">
      {isJoining ? (
        <FormPaper>
          <JoinCustomers customer={customer} close={stopJoining} />
        </FormPaper>
      ) : null}
      {isEditing ? (
        <FormPaper>
          <CustomerForm customer={customer} close={stopEditing} />
        </FormPaper>
      ) : (
        <Facts
          of={[
            { label: t('customers.kind'), value: t(`customers.kind.${kind}`) },
            {
              label: t('customers.nationalId'),
              value:
                nationalId === null ? null : (
                  <Code digits copy>
                    {nationalId}
                  </Code>
                ),
            },
            {
              label: t('customers.companyId'),
              value:
                companyId === null ? null : (
                  <Code digits copy>
                    {companyId}
                  </Code>
                ),
            },
            { label: t('customers.createdAt'), value: <When at={createdAt} show="day" /> },
            {
              label: t('customers.note'),
              value:
                note === '' ? null : (
                  <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                    {note}
                  </Text>
                ),
            },
          ]}
        />
      )}
      <CustomerPhones customer={customer} />
      <CustomerSites customer={customer} />
      {kind === 'organisation' || customer.contacts.length > 0 ? (
        <CustomerContacts customer={customer} />
      ) : null}
      <Can permission={listDevices.permission}>
        <DevicesOfCustomer customerId={customer.id} />
      </Can>
    </Stack>
  );
}

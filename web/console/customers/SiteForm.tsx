import { Stack } from '@mantine/core';
import type { SiteView } from '../../../server/customers/customers.contract.ts';
import { addSite, changeSite } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { siteFieldsOf } from './site-fields.ts';
import { SiteFields } from './SiteFields.tsx';

type SiteFormProps = { customerId: string; site: SiteView | undefined; close: () => void };

/** A new address, or a changed one. */
export function SiteForm({ customerId, site, close }: SiteFormProps) {
  const state = useCommandForm({
    contract: site === undefined ? addSite : changeSite,
    initial: siteFieldsOf(site),
    draft: `customers.site.${site?.id ?? customerId}`,
    toInput: (values) =>
      site === undefined ? { ...values, id: customerId } : { ...values, id: site.id, version: site.version },
    onDone: close,
    also: ['devices'],
  });
  const { getInputProps, setFieldValue, values } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <SiteFields
          values={values}
          site={site}
          input={(name) => getInputProps(name)}
          set={(name, value) => setFieldValue(name, value)}
        />
      </Stack>
    </CommandForm>
  );
}

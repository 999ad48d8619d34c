import { Anchor, Fieldset, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { customerKinds, PHONES_MAX, registerCustomer } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { sayDone } from '../../kit/notify.ts';
import { filledPart } from '../../lib/blank.ts';
import { t } from '../../lib/texts.ts';
import { siteFieldsOf } from './site-fields.ts';
import { SiteFields } from './SiteFields.tsx';

type NewCustomerFormProps = { close: () => void; open: (id: string) => void };

/** A customer with his phones and, if it is known, his address. */
export function NewCustomerForm({ close, open }: NewCustomerFormProps) {
  const state = useCommandForm({
    contract: registerCustomer,
    initial: {
      kind: 'person',
      name: '',
      nationalId: '',
      companyId: '',
      note: '',
      phones: [{ number: '' }],
      site: siteFieldsOf(undefined),
    },
    draft: 'customers.new',
    toInput: ({ site, phones, ...values }) => ({
      ...values,
      phones: phones.filter(({ number }, at) => at === 0 || number !== ''),
      site: filledPart(site),
    }),
    onDone: ({ id, name }) => {
      sayDone(t('customers.registered', { name }));
      open(id);
    },
  });
  const { getInputProps, setFieldValue, insertListItem, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('customers.register')} onCancel={close}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('customers.kind')}
          data={customerKinds.map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
          {...getInputProps('kind')}
        />
        <TextInput label={t('customers.name')} withAsterisk data-autofocus {...getInputProps('name')} />
        {values.kind === 'person' ? (
          <DigitsInput label={t('customers.nationalId')} digitsMax={10} {...getInputProps('nationalId')} />
        ) : (
          <DigitsInput label={t('customers.companyId')} digitsMax={11} {...getInputProps('companyId')} />
        )}
        {values.phones.map((_, at) => (
          <TextInput
            // A phone is known by its place in the form.
            key={at}
            label={at === 0 ? t('customers.phone') : t('customers.anotherPhone')}
            {...(at === 0 ? { description: t('customers.phoneHint') } : {})}
            withAsterisk={at === 0}
            inputMode="tel"
            autoComplete="off"
            {...getInputProps(`phones.${at}.number`)}
          />
        ))}
        {values.phones.length < PHONES_MAX ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            ta="start"
            onClick={() => insertListItem('phones', { number: '' })}
          >
            {t('customers.onePhoneMore')}
          </Anchor>
        ) : null}
        <Fieldset legend={t('customers.site')}>
          <Stack gap="sm">
            <SiteFields
              values={values.site}
              input={(name) => getInputProps(`site.${name}`)}
              set={(name, value) => setFieldValue(`site.${name}`, value)}
            />
          </Stack>
        </Fieldset>
        <Textarea label={t('customers.note')} autosize minRows={2} maxRows={8} {...getInputProps('note')} />
      </Stack>
    </CommandForm>
  );
}

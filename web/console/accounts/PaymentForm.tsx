import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { enterPayment } from '../../../server/ledger/entries.contract.ts';
import type { PaymentKind } from '../../../server/ledger/ledger.contract.ts';
import { paymentKinds } from '../../../server/ledger/ledger.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { sayDone } from '../../kit/notify.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';

type PaymentFormProps = { agency: { id: string; title: string } | undefined; close: () => void };
type Values = {
  agencyId: string;
  kind: PaymentKind;
  amount: number | '';
  documentNumber: string;
  occurredOn: string;
  memo: string;
};

/** What was paid to an agency, paid ahead or received from it. What has entered is never edited, only reversed. */
export function PaymentForm({ agency, close }: PaymentFormProps) {
  const initial: Values = {
    agencyId: agency?.id ?? '',
    kind: 'payment',
    amount: '',
    documentNumber: '',
    occurredOn: today(),
    memo: '',
  };
  const state = useCommandForm({
    contract: enterPayment,
    initial,
    draft: `ledger.payment.${agency?.id ?? 'any'}`,
    onDone: () => {
      sayDone(t('ledger.paymentEntered'));
      close();
    },
  });
  const { getInputProps, getValues } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('ledger.enterPayment')} onCancel={close}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('ledger.paymentKind')}
          fullWidth
          data={paymentKinds.map((value) => ({ value, label: t(`ledger.paymentKind.${value}`) }))}
          {...getInputProps('kind')}
        />
        <Text size="sm" c="dimmed">
          {t(`ledger.paymentSays.${getValues().kind}`)}
        </Text>
        {agency === undefined ? (
          <SelectCode
            label={t('ledger.agency')}
            withAsterisk
            list={listAgencies}
            {...getInputProps('agencyId')}
          />
        ) : null}
        <RialInput label={t('ledger.amount')} withAsterisk {...getInputProps('amount')} />
        <TextInput
          label={t('ledger.paymentNumber')}
          description={t('ledger.paymentNumberHint')}
          withAsterisk
          {...getInputProps('documentNumber')}
        />
        <JalaliDate label={t('ledger.paidOn')} withAsterisk max={today()} {...getInputProps('occurredOn')} />
        <TextInput
          label={t('ledger.memo')}
          description={t('ledger.memoHint')}
          withAsterisk
          {...getInputProps('memo')}
        />
      </Stack>
    </CommandForm>
  );
}

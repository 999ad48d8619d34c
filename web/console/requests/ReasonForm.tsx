import { Select, Textarea } from '@mantine/core';
import type { ReasonKind } from '../../../server/catalog/catalog.contract.ts';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import type { cancelWorkOrder, recallReferral } from '../../../server/requests/work-orders.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

type ReasonFormProps = {
  contract: typeof recallReferral | typeof cancelWorkOrder;
  kind: ReasonKind;
  verb: string;
  said: string;
  order: ShownOrder;
  close: () => void;
};

/** A verb that needs a coded reason. */
export function ReasonForm({ contract, kind, verb, said, order, close }: ReasonFormProps) {
  const reasons = useList(reasonList.list, { kind }, { limit: 100 });
  const state = useCommandForm({
    contract,
    initial: { reasonCode: '', note: '' },
    toInput: (values) => ({ ...values, id: order.id, version: order.version }),
    onDone: () => {
      sayDone(said);
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={verb} onCancel={close}>
      <Select
        label={t('requests.reasonCode')}
        withAsterisk
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        nothingFoundMessage={t('web.nothingFound')}
        {...getInputProps('reasonCode')}
      />
      <Textarea label={t('requests.reasonNote')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}

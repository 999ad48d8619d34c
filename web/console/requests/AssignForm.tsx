import { Select } from '@mantine/core';
import { readAgency } from '../../../server/agencies/agencies.contract.ts';
import { assignTechnician } from '../../../server/requests/work-orders.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

/** Says which technician of the agency goes. Row A11. */
export function AssignForm({ order, close }: { order: ShownOrder; close: () => void }) {
  const agency = useAsk(readAgency, { id: order.agency?.id ?? '' }, { enabled: order.agency !== null });
  const technicians = agency.data?.people.filter(({ isTechnician, isEnded }) => isTechnician && !isEnded);
  const state = useCommandForm({
    contract: assignTechnician,
    initial: { technicianId: order.technician?.id ?? '' },
    toInput: ({ technicianId }) => ({ technicianId, id: order.id, version: order.version }),
    onDone: () => {
      sayDone(t('requests.assigned'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('requests.assign')} onCancel={close}>
      <Select
        label={t('requests.technician')}
        withAsterisk
        searchable
        data={(technicians ?? []).map(({ membershipId, title }) => ({ value: membershipId, label: title }))}
        nothingFoundMessage={technicians === undefined ? t('web.searching') : t('requests.noTechnicians')}
        {...state.form.getInputProps('technicianId')}
      />
    </CommandForm>
  );
}

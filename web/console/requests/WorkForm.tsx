import { renewCode, resumeOrder, withdrawAppointment } from '../../../server/requests/field-work.contract.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';
import { SureForm } from './SureForm.tsx';
import { WaitForm } from './WaitForm.tsx';
import { WindowForm } from './WindowForm.tsx';
import type { WorkMove } from './work-moves.ts';

/** The form of a verb on the work in the field. */
export function WorkForm({ open, order, close }: { open: WorkMove; order: ShownOrder; close: () => void }) {
  const mark = { id: order.id, version: order.version };
  switch (open) {
    case 'promise':
      return <WindowForm order={order} verb="promise" close={close} />;
    case 'wait':
      return <WaitForm order={order} close={close} />;
    case 'resume':
      return order.waiting?.from === 'scheduled' ? (
        <WindowForm order={order} verb="resume" close={close} />
      ) : (
        <SureForm
          contract={resumeOrder}
          input={mark}
          sentence={t('fieldWork.sureResume')}
          verb={t('fieldWork.resume')}
          said={t('fieldWork.saidResumed')}
          close={close}
        />
      );
    case 'renewCode':
      return (
        <SureForm
          contract={renewCode}
          input={{ id: order.id }}
          sentence={t('fieldWork.sureRenew')}
          verb={t('fieldWork.renewCode')}
          said={t('fieldWork.saidRenewed')}
          close={close}
        />
      );
    case 'withdrawAppointment':
      return (
        <SureForm
          contract={withdrawAppointment}
          input={mark}
          sentence={t('fieldWork.sureWithdraw')}
          verb={t('fieldWork.withdrawAppointment')}
          said={t('fieldWork.saidWithdrawn')}
          close={close}
        />
      );
  }
}

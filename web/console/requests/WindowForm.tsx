import { Group, Text } from '@mantine/core';
import { instantOf } from '../../../server/lib/jalali.ts';
import { promiseAppointment, resumeOrder } from '../../../server/requests/field-work.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { ClockInput } from '../../kit/ClockInput.tsx';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

type WindowFormProps = { order: ShownOrder; verb: 'promise' | 'resume'; close: () => void };
const ZONE = 'Asia/Tehran';

/** The window told to the customer: promised, or with which a waiting work order goes on. Row R3. */
export function WindowForm({ order, verb, close }: WindowFormProps) {
  const isPromise = verb === 'promise';
  const state = useCommandForm({
    contract: isPromise ? promiseAppointment : resumeOrder,
    initial: { on: '', from: '', to: '' },
    toInput: (values) => {
      const window = windowOf(values);
      return { id: order.id, version: order.version, ...(isPromise ? window : { window }) };
    },
    onDone: () => {
      sayDone(isPromise ? t('fieldWork.saidPromised') : t('fieldWork.saidResumed'));
      close();
    },
  });
  const { values, errors, setFieldValue } = state.form;
  const complaint = (...paths: string[]) =>
    paths.map((path) => errors[path]).find((each) => each !== undefined);
  return (
    <CommandForm
      of={state}
      saveLabel={isPromise ? t('fieldWork.promise') : t('fieldWork.resume')}
      onCancel={close}
    >
      <JalaliDate
        label={t('fieldWork.windowDay')}
        value={values.on}
        onChange={(on) => setFieldValue('on', on)}
        error={complaint('window')}
      />
      <Group grow align="start">
        <ClockInput
          label={t('fieldWork.windowFrom')}
          value={values.from}
          onChange={(from) => setFieldValue('from', from)}
          error={complaint('fromAt', 'window.fromAt')}
        />
        <ClockInput
          label={t('fieldWork.windowTo')}
          value={values.to}
          onChange={(to) => setFieldValue('to', to)}
          error={complaint('toAt', 'window.toAt')}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {order.appointment?.wish ? `${t('fieldWork.wish')}: ${order.appointment.wish}` : null}
      </Text>
    </CommandForm>
  );
}

function windowOf({ on, from, to }: { on: string; from: string; to: string }) {
  const at = (hour: string) =>
    on === '' || !/^\d\d:\d\d$/.test(hour) ? undefined : instantOf(ZONE, on, hour).toISOString();
  return { fromAt: at(from), toAt: at(to) };
}

import { Text } from '@mantine/core';
import type {
  renewCode,
  resumeOrder,
  withdrawAppointment,
} from '../../../server/requests/field-work.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';

type SureFormProps = {
  contract: typeof renewCode | typeof resumeOrder | typeof withdrawAppointment;
  input: { id: string; version?: number };
  /** What will happen, in a sentence. */
  sentence: string;
  verb: string;
  said: string;
  close: () => void;
};

/** A verb without fields, told before it is done. */
export function SureForm({ contract, input, sentence, verb, said, close }: SureFormProps) {
  const state = useCommandForm({
    contract,
    initial: {},
    toInput: () => input,
    onDone: () => {
      sayDone(said);
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={verb} onCancel={close}>
      <Text size="sm">{sentence}</Text>
    </CommandForm>
  );
}

import { Textarea } from '@mantine/core';
import { correctMove } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { StockMove } from './stock-words.ts';

/** Takes a move back; the first one stays, and the new one names it. */
export function CorrectForm({ move, close }: { move: StockMove; close: () => void }) {
  const state = useCommandForm({
    contract: correctMove,
    initial: { note: '' },
    toInput: ({ note }) => ({ id: move.id, note }),
    onDone: () => {
      sayDone(t('warehouse.moveIsBack'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('warehouse.correct')} onCancel={close}>
      <Textarea
        label={t('warehouse.correctWhy')}
        withAsterisk
        autosize
        minRows={2}
        {...state.form.getInputProps('note')}
      />
    </CommandForm>
  );
}

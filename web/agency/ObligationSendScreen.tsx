import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { listOwnObligations, sendObligations } from '../../server/warehouse/warehouse.contract.ts';
import { DueDay } from '../console/warehouse/DueDay.tsx';
import { quantityInWords } from '../console/warehouse/stock-words.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { FormScreen } from '../kit/FormScreen.tsx';
import { sayDone } from '../kit/notify.ts';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useCommandForm } from '../kit/command-form.ts';
import { useGo } from '../lib/address.ts';
import { useList } from '../lib/ask.ts';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';

const PARTS_MAX = 100;
const nothing: string[] = [];

/** Sends defective parts back in one parcel. Row J7. */
export function ObligationSendScreen() {
  const go = useGo();
  const owed = useList(listOwnObligations, { state: 'open' }, { limit: PARTS_MAX, topics: ['obligation'] });
  const back = () => go('/agency/obligations');
  const state = useCommandForm({
    contract: sendObligations,
    initial: { ids: nothing, carrier: '' },
    onDone: ({ parcelNumber }) => {
      sayDone(t('warehouse.parcelSent', { number: digits(parcelNumber) }));
      back();
    },
  });
  const { getInputProps, values } = state.form;
  return (
    <FormScreen title={t('warehouse.sendBack')} line={t('warehouse.sendHint')}>
      {owed.rows === undefined ? (
        owed.failure === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={owed.failure} retry={owed.retry} />
        )
      ) : owed.rows.length === 0 ? (
        <EmptyState title={t('warehouse.noOwnObligations')} hint={t('warehouse.noOwnObligationsHint')} />
      ) : (
        <CommandForm
          of={state}
          saveLabel={t('warehouse.sendChosen', { count: values.ids.length })}
          onCancel={back}
        >
          <Checkbox.Group label={t('warehouse.obligations')} withAsterisk {...getInputProps('ids')}>
            <Stack gap={0} mt="xs">
              {owed.rows.map((row) => (
                <Checkbox
                  key={row.id}
                  value={row.id}
                  py={10}
                  label={`${digits(row.partTitle)}، ${quantityInWords(row.quantity, row.unit)}`}
                  description={
                    <Group gap="xs">
                      <DueDay of={row} />
                      <Text span size="xs">
                        {digits(row.reportNumber)}
                      </Text>
                    </Group>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput label={t('warehouse.carrier')} {...getInputProps('carrier')} />
        </CommandForm>
      )}
    </FormScreen>
  );
}

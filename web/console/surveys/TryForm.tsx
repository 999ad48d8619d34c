import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { failedTries, recordTry, releaseCall } from '../../../server/surveys/survey-calls.contract.ts';
import { ClockInput } from '../../kit/ClockInput.tsx';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { useGo } from '../../lib/address.ts';
import { useCommand } from '../../lib/ask.ts';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import type { Call } from './CallMoves.tsx';

/** The questions were not asked: why, and when to call again. Row L6. */
export function TryForm({ call }: { call: Call }) {
  const go = useGo();
  const back = () => go('/surveys/calls');
  const release = useCommand(releaseCall, { onDone: back, onRefused: sayFailed });
  const first: string = 'no_answer';
  const state = useCommandForm({
    contract: recordTry,
    initial: { outcome: first, laterOn: '', laterTime: '09:00', note: '' },
    toInput: ({ laterOn, laterTime, ...values }) => ({
      ...values,
      ...(values.outcome === 'call_later' && { laterOn, laterTime }),
      id: call.id,
      version: call.version,
    }),
    onDone: () => {
      sayDone(t('surveys.recorded'));
      back();
    },
  });
  const { getInputProps, values } = state.form;
  return (
    <PanelSection title={t('surveys.didNotAnswer')}>
      <CommandForm
        of={state}
        saveLabel={t('surveys.record')}
        aside={
          <Button
            variant="subtle"
            color="gray"
            loading={release.busy}
            onClick={() => release.run({ id: call.id, version: call.version })}
          >
            {t('surveys.release')}
          </Button>
        }
      >
        <Radio.Group aria-label={t('surveys.didNotAnswer')} {...getInputProps('outcome')}>
          <Stack gap={6}>
            {failedTries.map((value) => (
              <Radio key={value} value={value} label={t(`surveys.outcome.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {values.outcome === 'call_later' ? (
          <Group grow align="flex-start">
            <JalaliDate
              label={t('surveys.laterOn')}
              withAsterisk
              min={today()}
              {...getInputProps('laterOn')}
            />
            <ClockInput
              label={t('surveys.laterTime')}
              value={values.laterTime}
              error={state.form.errors['laterTime']}
              onChange={(laterTime) => state.form.setFieldValue('laterTime', laterTime)}
            />
          </Group>
        ) : null}
        <Textarea label={t('surveys.note')} autosize minRows={1} {...getInputProps('note')} />
      </CommandForm>
    </PanelSection>
  );
}

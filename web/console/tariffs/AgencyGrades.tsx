import { Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { agencyGradeList } from '../../../server/catalog/catalog.contract.ts';
import { listGrades, setGrade } from '../../../server/tariffs/tariffs.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { useAsk } from '../../lib/ask.ts';
import { today } from '../../lib/jalali-entry.ts';
import { day } from '../../lib/numbers.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';

/** In which grade of the tariff an agency is, from which day on. */
export function AgencyGrades({ agencyId }: { agencyId: string }) {
  const may = useMay();
  const mayRead = may(listGrades.permission);
  const grades = useAsk(listGrades, { id: agencyId }, { enabled: mayRead, topics: ['tariffGrade'] });
  const [isAdding, setAdding] = useState(false);
  if (!mayRead) return null;
  return (
    <PanelSection
      title={t('tariffs.grades')}
      none={grades.data?.items.length === 0 ? t('tariffs.noGrade') : undefined}
      add={
        may(setGrade.permission) ? { label: t('tariffs.newGrade'), open: () => setAdding(true) } : undefined
      }
      form={isAdding ? <GradeForm agencyId={agencyId} close={() => setAdding(false)} /> : null}
    >
      {grades.error ? <FailureState failure={grades.error} retry={() => void grades.refetch()} /> : null}
      {grades.data === undefined && !grades.error ? <Skeleton height={24} /> : null}
      <Stack gap={2}>
        {grades.data?.items.map(({ fromOn, grade }) => (
          <Text key={fromOn} size="sm">
            {grade?.title ?? t('tariffs.outOfGrades')}{' '}
            <Text span c="dimmed">
              {t('tariffs.from', { from: day(fromOn) })}
            </Text>
          </Text>
        ))}
      </Stack>
    </PanelSection>
  );
}

function GradeForm({ agencyId, close }: { agencyId: string; close: () => void }) {
  const state = useCommandForm({
    contract: setGrade,
    initial: { gradeId: '', fromOn: today() },
    toInput: (values) => ({ ...values, id: agencyId }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('tariffs.newGrade')} onCancel={close}>
      <SelectCode
        label={t('tariffs.dim.grade')}
        placeholder={t('tariffs.outOfGrades')}
        list={agencyGradeList.list}
        {...getInputProps('gradeId')}
      />
      <JalaliDate label={t('tariffs.fromOn')} {...getInputProps('fromOn')} />
    </CommandForm>
  );
}

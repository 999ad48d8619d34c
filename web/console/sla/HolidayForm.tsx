import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { regionList } from '../../../server/catalog/catalog.contract.ts';
import { addHoliday, holidayKinds } from '../../../server/sla/sla.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';

/** A day off, for the country or one province. Running deadlines are reckoned anew. */
export function HolidayForm({ close }: { close: () => void }) {
  const state = useCommandForm({
    contract: addHoliday,
    initial: { day: '', title: '', kind: 'decree', provinceId: '', isProvisional: false },
    draft: 'sla.holiday',
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('sla.addHoliday')} onCancel={close}>
      <Stack gap="sm">
        <JalaliDate label={t('sla.holidayDay')} withAsterisk data-autofocus {...getInputProps('day')} />
        <TextInput label={t('web.titleField')} withAsterisk {...getInputProps('title')} />
        <Select
          label={t('sla.holidayKind')}
          allowDeselect={false}
          data={holidayKinds.map((value) => ({ value, label: t(`sla.holidayKind.${value}`) }))}
          {...getInputProps('kind')}
        />
        <SelectCode
          label={t('sla.holidayProvince')}
          description={t('sla.holidayProvinceHint')}
          list={regionList.list}
          fixed={{ kind: 'province' }}
          {...getInputProps('provinceId')}
        />
        <Switch
          label={t('sla.provisional')}
          description={t('sla.provisionalHint')}
          {...getInputProps('isProvisional', { type: 'checkbox' })}
        />
      </Stack>
    </CommandForm>
  );
}

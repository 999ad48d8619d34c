import { Checkbox, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { FormScreen } from '../../kit/FormScreen.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { JalaliRange } from '../../kit/JalaliRange.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { RialInput } from '../../kit/RialInput.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { listGalleryModels } from './gallery-models.ts';
import { saveGallery } from './gallery-rows.ts';

/** Every field in a command form. */
export function GalleryFields() {
  const state = useCommandForm({
    contract: saveGallery,
    initial: {
      title: '',
      mobile: '',
      modelId: '',
      on: '2026-11-22',
      amount: 12500000,
      note: '',
    },
    draft: 'gallery',
  });
  const [range, setRange] = useState({ from: '2026-11-01', to: '2026-11-24' });
  const [code, setCode] = useState('0084575948');
  const { getInputProps } = state.form;
  return (
    <FormScreen title="خانه‌های فرم" line="Ctrl و Enter ذخیره می‌کند.">
      <CommandForm of={state} onCancel={() => state.startOver()} saveLabel="ثبت">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label="نام مشتری" withAsterisk {...getInputProps('title')} />
          <PhoneInput label="همراه" withAsterisk description="۱۱ رقم" {...getInputProps('mobile')} />
          <SelectCode label="مدل" list={listGalleryModels} {...getInputProps('modelId')} />
          <JalaliDate label="تاریخ نصب" {...getInputProps('on')} />
          <RialInput label="مبلغ" {...getInputProps('amount')} />
          <DigitsInput label="کد ملی" value={code} onChange={setCode} digitsMax={10} />
          <Select label="نوع سرویس" data={['نصب', 'تعمیر گارانتی', 'تعمیر با هزینه']} defaultValue="نصب" />
          <JalaliRange label="بازه" value={range} onChange={setRange} />
          <Switch label="تماس لازم است" defaultChecked />
          <Checkbox label="مشتری سازمانی" />
        </SimpleGrid>
        <Textarea label="توضیح" autosize minRows={2} {...getInputProps('note')} />
      </CommandForm>
    </FormScreen>
  );
}

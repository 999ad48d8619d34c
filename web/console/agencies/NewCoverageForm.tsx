import { SimpleGrid, Stack } from '@mantine/core';
import { addCoverage } from '../../../server/agencies/agencies.contract.ts';
import { productLineList } from '../../../server/catalog/catalog.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { RegionField } from '../catalog/RegionField.tsx';

/** A region (the finest one chosen) and a product line, or all, in which an agency works from a day on. */
export function NewCoverageForm({ agencyId, close }: { agencyId: string; close: () => void }) {
  const state = useCommandForm({
    contract: addCoverage,
    initial: { regionId: '', cityId: '', districtId: '', productLineId: '', fromOn: today(), toOn: '' },
    draft: `agencies.coverage.${agencyId}`,
    toInput: ({ regionId, cityId, districtId, ...values }) => ({
      ...values,
      id: agencyId,
      regionId: districtId || cityId || regionId,
    }),
    onDone: close,
  });
  const { getInputProps, setFieldValue, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('agencies.addCoverage')} onCancel={close}>
      <Stack gap="sm">
        <RegionField
          kind="province"
          withAsterisk
          {...getInputProps('regionId')}
          onChange={(id) => {
            setFieldValue('regionId', id);
            setFieldValue('cityId', '');
            setFieldValue('districtId', '');
          }}
        />
        <SimpleGrid cols={2} spacing="sm">
          <RegionField
            kind="city"
            within={values.regionId}
            placeholder={t('agencies.wholeProvince')}
            {...getInputProps('cityId')}
            onChange={(id) => {
              setFieldValue('cityId', id);
              setFieldValue('districtId', '');
            }}
          />
          <RegionField
            kind="district"
            within={values.cityId}
            placeholder={t('agencies.wholeCity')}
            {...getInputProps('districtId')}
          />
        </SimpleGrid>
        <SelectCode
          label={t('catalog.productLine')}
          placeholder={t('agencies.everyLine')}
          list={productLineList.list}
          {...getInputProps('productLineId')}
        />
        <SimpleGrid cols={2} spacing="sm">
          <JalaliDate label={t('agencies.since')} {...getInputProps('fromOn')} />
          <JalaliDate label={t('agencies.until')} {...getInputProps('toOn')} />
        </SimpleGrid>
      </Stack>
    </CommandForm>
  );
}

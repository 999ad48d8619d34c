import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { CoverageView } from '../../../server/agencies/agencies.contract.ts';
import { changeCoverage } from '../../../server/agencies/agencies.contract.ts';
import { productLineList } from '../../../server/catalog/catalog.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';
import type { Agency } from './AgencyStory.tsx';

type ChangeCoverageFormProps = { agency: Agency; coverage: CoverageView; close: () => void };

/** The line or the days of a coverage that was written wrongly; another region is another coverage. */
export function ChangeCoverageForm({ agency: { id, version }, coverage, close }: ChangeCoverageFormProps) {
  const { productLineId, productLineTitle, fromOn, toOn } = coverage;
  const state = useCommandForm({
    contract: changeCoverage,
    initial: { productLineId: productLineId ?? '', fromOn, toOn: toOn ?? '' },
    toInput: (values) => ({ ...values, id, version, coverageId: coverage.id }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {coverage.regionTitle}
        </Text>
        <SelectCode
          label={t('catalog.productLine')}
          placeholder={t('agencies.everyLine')}
          list={productLineList.list}
          known={productLineId === null ? null : { id: productLineId, title: productLineTitle ?? '' }}
          {...getInputProps('productLineId')}
        />
        <SimpleGrid cols={2} spacing="sm">
          <JalaliDate label={t('agencies.since')} withAsterisk {...getInputProps('fromOn')} />
          <JalaliDate label={t('agencies.until')} {...getInputProps('toOn')} />
        </SimpleGrid>
      </Stack>
    </CommandForm>
  );
}

import { Fieldset, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  agencyGradeList,
  faultList,
  modelList,
  productLineList,
  productTypeList,
  regionClassList,
  repairActionList,
} from '../../../server/catalog/catalog.contract.ts';
import type { RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';
import type { RuleFields } from './rule-fields.ts';
import { serviceKindChoices } from './tariff-words.ts';

type RuleScopeFieldsProps = {
  rule: RuleView | undefined;
  input: UseFormReturnType<RuleFields>['getInputProps'];
};

/** What the rule names, the least telling first, as people think of it; what stays empty is every one. */
export function RuleScopeFields({ rule, input }: RuleScopeFieldsProps) {
  const every = { placeholder: t('tariffs.every') };
  return (
    <Fieldset legend={t('tariffs.scope')}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {t('tariffs.scopeHint')}
        </Text>
        <Select
          label={t('tariffs.dim.serviceKind')}
          clearable
          data={serviceKindChoices()}
          {...every}
          {...input('serviceKind')}
          value={input('serviceKind').value || null}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <SelectCode
            label={t('tariffs.dim.productLine')}
            list={productLineList.list}
            known={rule?.productLine}
            {...every}
            {...input('productLineId')}
          />
          <SelectCode
            label={t('tariffs.dim.type')}
            list={productTypeList.list}
            known={rule?.type}
            {...every}
            {...input('typeId')}
          />
          <SelectCode
            label={t('tariffs.dim.model')}
            list={modelList.list}
            known={rule?.model}
            {...every}
            {...input('modelId')}
          />
          <SelectCode
            label={t('tariffs.dim.repairAction')}
            list={repairActionList.list}
            known={rule?.repairAction}
            {...every}
            {...input('repairActionId')}
          />
          <SelectCode
            label={t('tariffs.dim.fault')}
            list={faultList.list}
            known={rule?.fault}
            {...every}
            {...input('faultId')}
          />
          <SelectCode
            label={t('tariffs.dim.regionClass')}
            list={regionClassList.list}
            known={rule?.regionClass}
            {...every}
            {...input('regionClassId')}
          />
          <SelectCode
            label={t('tariffs.dim.grade')}
            list={agencyGradeList.list}
            known={rule?.grade}
            {...every}
            {...input('gradeId')}
          />
          <SelectCode
            label={t('tariffs.dim.agency')}
            list={listAgencies}
            known={rule?.agency}
            {...every}
            {...input('agencyId')}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}

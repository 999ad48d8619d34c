import { Button, Drawer, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  agencyGradeList,
  modelList,
  productLineList,
  productTypeList,
  repairActionList,
} from '../../../server/catalog/catalog.contract.ts';
import { addRule, listRules } from '../../../server/tariffs/tariffs.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { ruleColumns } from './RuleColumns.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RulePanel } from './RulePanel.tsx';
import { kindChoices, serviceKindChoices } from './tariff-words.ts';

/** The rules of the tariff. */
export function TariffScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const [showsRetired, setShowsRetired] = useState(false);
  const close = () => setNew(false);
  const newButton = may(addRule.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('tariffs.newRule')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="tariff-rules"
        title={t('tariffs.rules')}
        list={listRules}
        {...(showsRetired ? { fixed: { retired: 'true' } } : {})}
        columns={ruleColumns()}
        stages={{ param: 'kind', choices: kindChoices() }}
        filters={[
          {
            kind: 'choice',
            param: 'serviceKind',
            label: t('tariffs.dim.serviceKind'),
            choices: serviceKindChoices(),
          },
          { kind: 'coded', param: 'modelId', label: t('tariffs.dim.model'), list: modelList.list },
          { kind: 'coded', param: 'typeId', label: t('tariffs.dim.type'), list: productTypeList.list },
          {
            kind: 'coded',
            param: 'productLineId',
            label: t('tariffs.dim.productLine'),
            list: productLineList.list,
          },
          {
            kind: 'coded',
            param: 'repairActionId',
            label: t('tariffs.dim.repairAction'),
            list: repairActionList.list,
          },
          { kind: 'coded', param: 'agencyId', label: t('tariffs.dim.agency'), list: listAgencies },
          { kind: 'coded', param: 'gradeId', label: t('tariffs.dim.grade'), list: agencyGradeList.list },
        ]}
        searchHint={t('tariffs.searchRules')}
        Panel={RulePanel}
        topics={['tariffRule']}
        actions={
          <>
            <Switch
              size="xs"
              label={t('web.withRetired')}
              checked={showsRetired}
              onChange={(event) => setShowsRetired(event.currentTarget.checked)}
            />
            <FileActions kind="tariffRules" />
            {newButton}
          </>
        }
        empty={{ title: t('tariffs.noRules'), hint: t('tariffs.noRulesHint'), action: newButton }}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        size="lg"
        title={t('tariffs.newRule')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <RuleForm
          rule={undefined}
          close={close}
          onDone={(id) => {
            close();
            change({ open: id });
          }}
        />
      </Drawer>
    </>
  );
}

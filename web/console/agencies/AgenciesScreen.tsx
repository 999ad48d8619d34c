import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { agencyKinds, listAgencies, registerAgency } from '../../../server/agencies/agencies.contract.ts';
import { productLineList, regionList } from '../../../server/catalog/catalog.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { agencyColumns } from './AgencyColumns.tsx';
import { AgencyForm } from './AgencyForm.tsx';
import { AgencyPanel } from './AgencyPanel.tsx';

/** The service network: who works where, on what, under which contract. */
export function AgenciesScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const close = () => setNew(false);
  const newButton = may(registerAgency.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('agencies.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="agencies"
        title={t('agencies.list')}
        list={listAgencies}
        columns={agencyColumns()}
        searchHint={t('agencies.searchHint')}
        stages={{
          param: 'ended',
          choices: [
            { value: 'false', label: t('agencies.atWork') },
            { value: 'true', label: t('agencies.isEnded') },
          ],
        }}
        filters={[
          {
            kind: 'choice',
            param: 'kind',
            label: t('agencies.kind'),
            choices: agencyKinds.map((value) => ({ value, label: t(`agencies.kind.${value}`) })),
          },
          { kind: 'coded', param: 'cityId', label: t('agencies.city'), list: regionList.list },
          {
            kind: 'coded',
            param: 'productLineId',
            label: t('agencies.coversLine'),
            list: productLineList.list,
          },
        ]}
        Panel={AgencyPanel}
        actions={
          <>
            <FileActions kind="agencies" />
            {newButton}
          </>
        }
        empty={{ title: t('agencies.none'), hint: t('agencies.noneHint'), action: newButton }}
        topics={['agency']}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        title={t('agencies.new')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <AgencyForm
          agency={undefined}
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

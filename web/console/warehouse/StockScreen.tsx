import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  enterStock,
  exportStock,
  insideKinds,
  listStock,
  warehouseList,
} from '../../../server/warehouse/warehouse.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { addressOf } from '../../lib/client.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { stockColumns } from './StockColumns.tsx';
import { StockEntryForm } from './StockEntryForm.tsx';
import { StockPanel } from './StockPanel.tsx';

/** What lies where, of every part: warehouses, agencies, on the way, defective. Rows M1, M5, M7. */
export function StockScreen() {
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const newButton = may(enterStock.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('warehouse.enter')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="stock"
        title={t('warehouse.stock')}
        list={listStock}
        columns={stockColumns()}
        stages={{
          param: 'kind',
          choices: insideKinds.map((kind) => ({ value: kind, label: t(`warehouse.kind.${kind}`) })),
        }}
        filters={[
          { kind: 'coded', param: 'agencyId', label: t('warehouse.agency'), list: listAgencies },
          { kind: 'coded', param: 'warehouseId', label: t('warehouse.warehouse'), list: warehouseList.list },
          { kind: 'flag', param: 'empty', label: t('warehouse.showEmpty') },
        ]}
        exportAddress={(shown) => addressOf(exportStock, shown)}
        Panel={StockPanel}
        actions={
          <>
            <FileActions kind="consignedOpening" />
            {newButton}
          </>
        }
        empty={{ title: t('warehouse.noStock'), hint: t('warehouse.noStockHint'), action: newButton }}
        topics={['stock', 'stockIssue', 'obligation']}
      />
      <Drawer
        opened={isNew}
        onClose={() => setNew(false)}
        title={t('warehouse.enterTitle')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <StockEntryForm close={() => setNew(false)} />
      </Drawer>
    </>
  );
}

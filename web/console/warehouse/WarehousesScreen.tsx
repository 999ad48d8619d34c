import { warehouseList } from '../../../server/warehouse/warehouse.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';

export function WarehousesScreen() {
  return (
    <CodingScreen
      name="warehouses"
      title={t('warehouse.warehouses')}
      newTitle={t('warehouse.newWarehouse')}
      of={warehouseList}
      emptyHint={t('warehouse.warehousesEmpty')}
    />
  );
}

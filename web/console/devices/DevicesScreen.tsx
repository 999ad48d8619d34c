import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { brandList, modelList } from '../../../server/catalog/catalog.contract.ts';
import { listDevices, registerDevice } from '../../../server/devices/devices.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { deviceColumns } from './DeviceColumns.tsx';
import { DevicePanel } from './DevicePanel.tsx';
import { NewDeviceForm } from './NewDeviceForm.tsx';

/** Every device, found by a fragment of its serial, its model, or who owns it. */
export function DevicesScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const close = () => setNew(false);
  const newButton = may(registerDevice.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('devices.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="devices"
        title={t('devices.list')}
        list={listDevices}
        columns={deviceColumns()}
        searchHint={t('devices.searchHint')}
        filters={[
          { kind: 'coded', param: 'brandId', label: t('devices.brand'), list: brandList.list },
          { kind: 'coded', param: 'modelId', label: t('devices.model'), list: modelList.list },
        ]}
        Panel={DevicePanel}
        actions={
          <>
            <FileActions kind="devices" />
            {newButton}
          </>
        }
        empty={{ title: t('devices.none'), hint: t('devices.noneHint'), action: newButton }}
        topics={['device']}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        title={t('devices.new')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <NewDeviceForm
          close={close}
          open={(id) => {
            close();
            change({ open: id });
          }}
        />
      </Drawer>
    </>
  );
}

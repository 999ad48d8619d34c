import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { modelList } from '../../../server/catalog/catalog.contract.ts';
import { readCustomer } from '../../../server/customers/customers.contract.ts';
import { deviceDates } from '../../../server/devices/devices.contract.ts';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import ltr from '../../kit/Ltr.module.css';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { SelectCustomer } from '../customers/SelectCustomer.tsx';
import type { DeviceFieldValues } from './device-fields.ts';
import type { Device } from './DeviceStory.tsx';

type DeviceFieldsProps = {
  values: DeviceFieldValues;
  input: (name: keyof DeviceFieldValues, options?: { type: 'checkbox' }) => GetInputPropsReturnType;
  set: (name: 'customerId' | 'siteId', value: string) => void;
  device?: Device;
};

/** What is known of a device: model and serial, whose and where, and the days of its way. */
export function DeviceFields({ values, input, set, device }: DeviceFieldsProps) {
  const { customerId } = values;
  const owner = useAsk(readCustomer, { id: customerId }, { enabled: customerId !== '', keepOld: false });
  const sites = owner.data?.sites ?? [];
  return (
    <>
      <SelectCode
        label={t('devices.model')}
        withAsterisk
        data-autofocus
        openOnFocus={false}
        list={modelList.list}
        known={device === undefined ? null : { id: device.modelId, title: device.modelTitle }}
        {...input('modelId')}
      />
      <TextInput
        label={t('devices.serial')}
        description={t('devices.serialHint')}
        autoComplete="off"
        classNames={{ input: ltr['ltr'] ?? '' }}
        {...input('serial')}
      />
      <SelectCustomer
        label={t('devices.owner')}
        placeholder={t('devices.ownerHint')}
        known={device?.owner ?? null}
        {...input('customerId')}
        onChange={(id) => {
          set('customerId', id);
          set('siteId', '');
        }}
      />
      <Select
        label={t('devices.site')}
        clearable
        disabled={customerId === ''}
        data={sites.map(({ id, line }) => ({ value: id, label: line }))}
        nothingFoundMessage={t('customers.noSite')}
        {...input('siteId')}
        value={values.siteId || null}
        onChange={(id) => set('siteId', id ?? '')}
      />
      <SimpleGrid cols={2} spacing="sm">
        {deviceDates.map((name) => (
          <JalaliDate key={name} label={t(`devices.date.${name}`)} {...input(name)} />
        ))}
      </SimpleGrid>
      <Checkbox label={t('devices.isUnproven')} {...input('isUnproven', { type: 'checkbox' })} />
      <Textarea label={t('devices.note')} autosize minRows={2} maxRows={8} {...input('note')} />
    </>
  );
}

import type { DeviceDate } from '../../../server/devices/devices.contract.ts';
import type { Device } from './DeviceStory.tsx';

/** A device as it stands in a form. */
export function deviceFieldsOf(device: Device | undefined) {
  return {
    modelId: device?.modelId ?? '',
    serial: device?.serial ?? '',
    customerId: device?.customerId ?? '',
    siteId: device?.siteId ?? '',
    note: device?.note ?? '',
    isUnproven: device?.isUnproven ?? false,
    ...dateFieldsOf(device),
  };
}
export type DeviceFieldValues = ReturnType<typeof deviceFieldsOf>;

function dateFieldsOf(device: Device | undefined) {
  const text = (name: DeviceDate) => device?.[name] ?? '';
  return {
    producedOn: text('producedOn'),
    leftWarehouseOn: text('leftWarehouseOn'),
    soldToDealerOn: text('soldToDealerOn'),
    soldOn: text('soldOn'),
    installedOn: text('installedOn'),
    activatedOn: text('activatedOn'),
  };
}

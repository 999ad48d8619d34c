import type { DeviceDate } from '../devices/devices.contract.ts';
import type { DeviceDates } from './warranty-start.ts';

/** The dates of a device by the names that policies use. */
export function datesOf(device: Readonly<Record<DeviceDate, string | null>>): DeviceDates {
  return {
    produced: device.producedOn,
    left_warehouse: device.leftWarehouseOn,
    sold_to_dealer: device.soldToDealerOn,
    sold_to_customer: device.soldOn,
    installed: device.installedOn,
    activated: device.activatedOn,
  };
}

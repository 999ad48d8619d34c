import type { Dictionary } from '../../server/lib/texts.ts';

/** What is said about devices, in English. */
export const devices = {
  'permission.device.read': 'See devices',
  'permission.device.write': 'Register and change devices',
  'devices.missing': 'This device was not found.',
  'devices.serialTaken': 'A device of this brand with this serial is already registered.',
  'devices.serialRequired': 'Enter the serial number.',
  'devices.notASerial': 'A serial has at least one letter or digit.',
  'devices.serialTwice': 'Two rows of this file have this serial for the same brand.',
  'devices.unknownModel': 'This model is not known.',
  'devices.unknownModelName': 'The model “{model}” is not in the list of models.',
  'devices.ambiguousModel': 'Several models have the title “{model}”; enter the code of the model.',
  'devices.unknownCustomer': 'This customer is not known.',
  'devices.unknownOwner': 'No such customer is registered; bring in the list of customers first.',
  'devices.ambiguousOwner': 'Several customers have this number; enter the name or national id too.',
  'devices.noSiteThere': 'This customer has no address in “{city}”.',
  'devices.notASiteOfTheOwner': 'This address does not belong to the owner of the device.',
  'devices.futureDay': 'This day has not come yet.',
  'devices.beforeProduction': 'This day is before the day of production.',
  'devices.registered': 'Device {model} with serial {serial} was registered.',
  'devices.registeredWithoutSerial': 'Device {model} was registered without a serial.',
  'devices.registeredUnproven':
    'Device {model} with serial {serial} was registered on the spot; its proof is not judged yet.',
  'devices.changed': 'The facts of the device changed.',
  'devices.ownerChanged': 'The device has a new owner.',
  'devices.date.producedOn': 'Produced',
  'devices.date.leftWarehouseOn': 'Left the warehouse',
  'devices.date.soldToDealerOn': 'Sold to a dealer',
  'devices.date.soldOn': 'Sold to a customer',
  'devices.date.installedOn': 'Installed',
  'devices.date.activatedOn': 'Activated',
} as const satisfies Dictionary;

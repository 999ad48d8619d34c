import type { SiteView } from '../../../server/customers/customers.contract.ts';

/** An address as it stands in a form. */
export type SiteFieldValues = Record<(typeof siteFieldNames)[number], string>;

export const siteFieldNames = [
  'title',
  'provinceId',
  'cityId',
  'district',
  'street',
  'alley',
  'plaque',
  'floor',
  'unit',
  'landmark',
  'postalCode',
] as const;

export function siteFieldsOf(site: SiteView | undefined): SiteFieldValues {
  return {
    title: site?.title ?? '',
    provinceId: site?.provinceId ?? '',
    cityId: site?.cityId ?? '',
    district: site?.district ?? '',
    street: site?.street ?? '',
    alley: site?.alley ?? '',
    plaque: site?.plaque ?? '',
    floor: site?.floor ?? '',
    unit: site?.unit ?? '',
    landmark: site?.landmark ?? '',
    postalCode: site?.postalCode ?? '',
  };
}

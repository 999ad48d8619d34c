import { Autocomplete, SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { regionList } from '../../../server/catalog/catalog.contract.ts';
import type { SiteView } from '../../../server/customers/customers.contract.ts';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { RegionField } from '../catalog/RegionField.tsx';
import type { SiteFieldValues } from './site-fields.ts';

type SiteFieldsProps = {
  values: SiteFieldValues;
  /** What the form gives to the field of this name. */
  input: (name: keyof SiteFieldValues) => GetInputPropsReturnType;
  set: (name: keyof SiteFieldValues, value: string) => void;
  /** The address being changed, whose province and city have titles already. */
  site?: SiteView | undefined;
};

const suggestionsMax = 100;

/** An address from the province down to the unit. Districts are offered, and may be written freely. */
export function SiteFields({ values, input, set, site }: SiteFieldsProps) {
  const { cityId, provinceId } = values;
  const districts = useList(
    regionList.list,
    { kind: 'district', parentId: cityId },
    { limit: suggestionsMax, enabled: cityId !== '' },
  );
  const offered = cityId === '' ? [] : (districts.rows ?? []).map(({ title }) => title);
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <RegionField
          kind="province"
          known={site?.provinceId ? { id: site.provinceId, title: site.provinceTitle ?? '' } : null}
          {...input('provinceId')}
          onChange={(id) => {
            set('provinceId', id);
            set('cityId', '');
          }}
        />
        <RegionField
          kind="city"
          within={provinceId}
          known={site?.cityId ? { id: site.cityId, title: site.cityTitle ?? '' } : null}
          {...input('cityId')}
        />
        <Autocomplete
          label={t('customers.place.district')}
          data={[...new Set(offered)]}
          {...input('district')}
        />
        <TextInput label={t('customers.place.street')} {...input('street')} />
        <TextInput label={t('customers.place.alley')} {...input('alley')} />
        <TextInput label={t('customers.place.plaque')} {...input('plaque')} />
        <TextInput label={t('customers.place.floor')} {...input('floor')} />
        <TextInput label={t('customers.place.unit')} {...input('unit')} />
      </SimpleGrid>
      <TextInput label={t('customers.place.landmark')} {...input('landmark')} />
      <SimpleGrid cols={2} spacing="sm">
        <DigitsInput label={t('customers.place.postalCode')} digitsMax={10} {...input('postalCode')} />
        <TextInput
          label={t('customers.place.title')}
          placeholder={t('customers.place.titleHint')}
          {...input('title')}
        />
      </SimpleGrid>
    </>
  );
}

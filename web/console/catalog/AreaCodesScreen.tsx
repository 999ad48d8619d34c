import { areaCodeList, regionList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';

export function AreaCodesScreen() {
  return (
    <CodingScreen
      name="areaCodes"
      title={t('catalog.areaCodes')}
      newTitle={t('catalog.newAreaCode')}
      of={areaCodeList}
      columns={[
        {
          key: 'province',
          title: t('catalog.regionKind.province'),
          width: 190,
          cell: (row) => row.regionTitle,
        },
        { key: 'city', title: t('catalog.regionKind.city'), width: 170, cell: (row) => row.cityTitle ?? '—' },
      ]}
      fields={[
        {
          key: 'regionId',
          kind: 'coded',
          label: t('catalog.regionKind.province'),
          required: true,
          list: regionList.list,
          fixedInput: { kind: 'province' },
          known: (row) => ({ id: row.regionId, title: row.regionTitle }),
        },
        {
          key: 'cityId',
          kind: 'coded',
          label: t('catalog.regionKind.city'),
          hint: t('catalog.areaCityHint'),
          list: regionList.list,
          fixedInput: { kind: 'city' },
          known: (row) => (row.cityId === null ? null : { id: row.cityId, title: row.cityTitle ?? '' }),
        },
      ]}
      filters={[
        { kind: 'coded', param: 'regionId', label: t('catalog.regionKind.province'), list: regionList.list },
      ]}
      emptyHint={t('catalog.areaCodesEmpty')}
    />
  );
}

import { regionKinds, regionList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';
import { FileActions } from '../exchange/FileActions.tsx';
import { RegionInside } from './RegionInside.tsx';

export function RegionsScreen() {
  const kinds = regionKinds.map((value) => ({ value, label: t(`catalog.regionKind.${value}`) }));
  return (
    <CodingScreen
      name="regions"
      title={t('catalog.regions')}
      newTitle={t('catalog.newRegion')}
      of={regionList}
      stages={{ param: 'kind', choices: kinds }}
      columns={[
        {
          key: 'kind',
          title: t('catalog.regionKind'),
          width: 110,
          cell: (row) => t(`catalog.regionKind.${row.kind}`),
        },
        { key: 'parent', title: t('catalog.parent'), width: 200, cell: (row) => row.parentTitle ?? '—' },
      ]}
      fields={[
        { key: 'kind', kind: 'choice', label: t('catalog.regionKind'), required: true, choices: kinds },
        {
          key: 'parentId',
          kind: 'coded',
          label: t('catalog.parent'),
          hint: t('catalog.parentHint'),
          list: regionList.list,
          known: (row) => (row.parentId === null ? null : { id: row.parentId, title: row.parentTitle ?? '' }),
        },
      ]}
      filters={[{ kind: 'coded', param: 'parentId', label: t('catalog.parent'), list: regionList.list }]}
      Beside={RegionInside}
      actions={<FileActions kind="regions" />}
      emptyHint={t('catalog.regionsEmpty')}
    />
  );
}

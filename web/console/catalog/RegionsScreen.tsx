import { regionClassList, regionKinds, regionList } from '../../../server/catalog/catalog.contract.ts';
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
        {
          key: 'class',
          title: t('catalog.regionClass'),
          width: 120,
          card: 'none',
          cell: (row) => row.classTitle ?? '—',
        },
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
        {
          key: 'classId',
          kind: 'coded',
          label: t('catalog.regionClass'),
          hint: t('catalog.regionClassHint'),
          list: regionClassList.list,
          known: (row) => (row.classId === null ? null : { id: row.classId, title: row.classTitle ?? '' }),
        },
      ]}
      filters={[
        { kind: 'coded', param: 'parentId', label: t('catalog.parent'), list: regionList.list },
        { kind: 'coded', param: 'classId', label: t('catalog.regionClass'), list: regionClassList.list },
      ]}
      Beside={RegionInside}
      actions={<FileActions kind="regions" />}
      emptyHint={t('catalog.regionsEmpty')}
    />
  );
}

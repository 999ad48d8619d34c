import type { RegionKind } from './region-kinds.ts';
import { regionList } from '../../../server/catalog/catalog.contract.ts';
import type { CodedRow, SelectCodeProps } from '../../kit/SelectCode.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';

type RegionFieldProps = Omit<SelectCodeProps<CodedRow>, 'list' | 'fixed' | 'label'> & {
  kind: RegionKind;
  /** The region in which it lies: a city waits for its province. */
  within?: string | undefined;
};

/** A province, or what lies within the region chosen before it. */
export function RegionField({ kind, within, ...field }: RegionFieldProps) {
  const waits = kind !== 'province' && !within;
  return (
    <SelectCode
      key={within ?? 'top'}
      label={t(`catalog.regionKind.${kind}`)}
      list={regionList.list}
      fixed={{ kind, parentId: within }}
      {...field}
      disabled={waits}
    />
  );
}

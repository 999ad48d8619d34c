import type { ReactNode } from 'react';
import { useState } from 'react';
import { regionList } from '../../../server/catalog/catalog.contract.ts';
import { useChoices } from './coded-choices.ts';
import type { PlaceFields } from './reception-draft.ts';
import { TypeAhead } from './TypeAhead.tsx';

type Region = NonNullable<PlaceFields['city']>;
type RegionFieldProps = {
  kind: 'province' | 'city';
  label: string;
  /** The province of a city. */
  parentId?: string | undefined;
  value: Region | null;
  onPick: (region: Region) => void;
  onMoveOn: () => void;
  error?: ReactNode;
};

/** A province or a city by typing; the chosen one stands in the field until something else is typed. */
export function RegionField({ kind, label, parentId, value, onPick, onMoveOn, error }: RegionFieldProps) {
  const [typed, setTyped] = useState<string>();
  const query = typed ?? '';
  const { rows, isSettled } = useChoices(regionList.list, { kind, parentId }, query, true);
  return (
    <TypeAhead
      label={label}
      step={kind}
      error={error}
      isNumbered={false}
      typed={typed ?? value?.title ?? ''}
      isQuiet={typed === undefined && Boolean(value?.id)}
      onType={setTyped}
      choices={typed === undefined && value?.id ? [] : rows.map(({ id, title }) => ({ id, title }))}
      isSettled={isSettled}
      onPick={(id) => {
        const region = rows.find((row) => row.id === id);
        setTyped(undefined);
        if (region !== undefined) onPick({ id, title: region.title });
      }}
      onUnknown={onMoveOn}
      onMoveOn={onMoveOn}
      onTakeBack={() => onPick({ id: '', title: '' })}
    />
  );
}

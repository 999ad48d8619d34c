import { symptomList } from '../../../server/catalog/catalog.contract.ts';
import { useChoices } from './coded-choices.ts';

/** Symptoms of a product type first, then those of every type. */
export function useSymptoms(typeId: string, typed: string) {
  const own = useChoices(symptomList.list, { typeId }, typed, true);
  const all = useChoices(symptomList.list, {}, typed, true);
  const ofEveryType = all.rows.filter((row) => row.typeId === null);
  return { rows: [...own.rows, ...ofEveryType], isSettled: own.isSettled && all.isSettled };
}

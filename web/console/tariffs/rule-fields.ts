import { latinDigits } from '../../../server/lib/digits.ts';
import type { RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import { today } from '../../lib/jalali-entry.ts';
import { coefficientText } from './tariff-words.ts';

export type RuleFields = {
  kind: string;
  effect: 'amount' | 'coefficient';
  amount: number | '';
  /** As typed: «۱٫۲۵». */
  basisPoints: string;
  fromOn: string;
  toOn: string;
  title: string;
  serviceKind: string;
  modelId: string;
  typeId: string;
  productLineId: string;
  repairActionId: string;
  faultId: string;
  agencyId: string;
  gradeId: string;
  regionClassId: string;
};

/** The fields as they stand at first; `like` is a rule to change, or to write another one like it. */
export function ruleFieldsOf(like: RuleView | undefined): RuleFields {
  return {
    kind: like?.kind ?? 'agency_fee',
    effect: like !== undefined && like.basisPoints !== null ? 'coefficient' : 'amount',
    amount: like?.amount ?? '',
    basisPoints: like !== undefined && like.basisPoints !== null ? coefficientText(like.basisPoints) : '',
    fromOn: like?.fromOn ?? today(),
    toOn: like?.toOn ?? '',
    title: like?.title ?? '',
    serviceKind: like?.serviceKind ?? '',
    modelId: like?.model?.id ?? '',
    typeId: like?.type?.id ?? '',
    productLineId: like?.productLine?.id ?? '',
    repairActionId: like?.repairAction?.id ?? '',
    faultId: like?.fault?.id ?? '',
    agencyId: like?.agency?.id ?? '',
    gradeId: like?.grade?.id ?? '',
    regionClassId: like?.regionClass?.id ?? '',
  };
}

/** Either a price or a coefficient goes out, whatever was typed into the other. */
export function ruleInput({ effect, amount, basisPoints, ...fields }: RuleFields): Record<string, unknown> {
  return effect === 'amount'
    ? { ...fields, amount, basisPoints: '' }
    : { ...fields, amount: '', basisPoints: basisPointsOf(basisPoints) };
}

/** «۱٫۲۵», «1.25» and «۱/۲۵» are 12,500; what is no number stays as typed and is refused at the field. */
function basisPointsOf(typed: string): number | string {
  const plain = latinDigits(typed)
    .replace(/[٫/,،]/, '.')
    .trim();
  return /^\d+(\.\d*)?$/.test(plain) ? Math.round(Number(plain) * 10_000) : typed;
}

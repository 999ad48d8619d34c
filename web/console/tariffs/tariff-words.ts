import type { PriceExplanation, RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import {
  tariffDims,
  tariffKinds,
  tariffServiceKinds,
  type TariffDim,
  type TariffServiceKind,
} from '../../../server/tariffs/words.contract.ts';
import { day, digits, number } from '../../lib/numbers.ts';
import { textLanguage, t } from '../../lib/texts.ts';

// How the tariff is said on screens.

export const kindChoices = () => tariffKinds.map((value) => ({ value, label: t(`tariffs.kind.${value}`) }));
export const serviceKindChoices = () =>
  tariffServiceKinds.map((value) => ({ value, label: serviceKindWord(value) }));

export function serviceKindWord(kind: TariffServiceKind): string {
  return t(`tariffs.serviceKind.${kind}`);
}

type Rule = Pick<RuleView, Exclude<TariffDim, 'serviceKind'> | 'serviceKind'>;

/** What a rule names, the most telling first; nothing: every service. */
export function scopeOf(rule: Rule): { dim: TariffDim; value: string }[] {
  return tariffDims.flatMap((dim) => {
    const value =
      dim === 'serviceKind' ? rule.serviceKind && serviceKindWord(rule.serviceKind) : rule[dim]?.title;
    return value ? [{ dim, value }] : [];
  });
}

/** The same for a rule as an explanation tells of it. */
export function scopeTold({ dims }: PriceExplanation['used'][number]): { dim: TariffDim; value: string }[] {
  return dims.map(({ dim, value }) => {
    const kind = dim === 'serviceKind' ? tariffServiceKinds.find((each) => each === value) : undefined;
    return { dim, value: kind === undefined ? value : serviceKindWord(kind) };
  });
}

/** 12500 → «×۱٫۲۵». */
export function coefficientWord(basisPoints: number): string {
  return `×${coefficientText(basisPoints)}`;
}

/** As it is typed: «۱٫۲۵». */
export function coefficientText(basisPoints: number): string {
  const plain = String(basisPoints / 10_000);
  return textLanguage() === 'fa' ? digits(plain).replace('.', '٫') : plain;
}

/** «۱۴۰۵/۰۱/۰۱ تا ۱۴۰۵/۱۲/۲۹», «از ۱۴۰۵/۰۱/۰۱». */
export function daysWord({ fromOn, toOn }: { fromOn: string; toOn: string | null }): string {
  return toOn === null
    ? t('tariffs.from', { from: day(fromOn) })
    : t('tariffs.fromTo', { from: day(fromOn), to: day(toOn) });
}

/** The exact amount before it was rounded: «۴٬۹۵۰٬۰۰۱٫۱». */
export function exactWord(decimal: string): string {
  const [whole = '0', part = ''] = decimal.split('.');
  const sign = textLanguage() === 'fa' ? '٫' : '.';
  return `${number(Number(whole))}${sign}${digits(part)}`;
}

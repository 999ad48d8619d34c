import { Money } from '../../kit/Money.tsx';
import { t } from '../../lib/texts.ts';
import { coefficientWord } from './tariff-words.ts';

type RuleEffectProps = {
  of: { kind: string; amount: number | null; basisPoints: number | null };
  strong?: boolean;
};

/** What a rule does: sets a price, of travel for a kilometre, or multiplies the price below it. */
export function RuleEffect({ of, strong = false }: RuleEffectProps) {
  if (of.basisPoints !== null) return <bdi>{coefficientWord(of.basisPoints)}</bdi>;
  return (
    <>
      <Money amount={of.amount} strong={strong} />
      {of.kind === 'travel_rate' ? <> {t('tariffs.perKilometre')}</> : null}
    </>
  );
}

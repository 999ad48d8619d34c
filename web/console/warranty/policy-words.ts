import type { PolicyView } from '../../../server/warranty/policy.contract.ts';
import { t } from '../../lib/texts.ts';

/** «نصب، و گرنه فروش به مشتری». */
export function basesInWords(bases: PolicyView['startBases']): string {
  return bases.map((basis) => t(`warranty.basis.${basis}`)).join(t('warranty.orElse'));
}

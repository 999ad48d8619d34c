import { readPolicy } from '../../../server/service-reports/policy.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormScreen } from '../../kit/FormScreen.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { PolicyForm } from './PolicyForm.tsx';

/** What the program decides of reports by itself. Row I8. */
export function PolicyScreen() {
  const asked = useAsk(readPolicy, {});
  if (asked.data === undefined) {
    return asked.error === null ? (
      <ScreenSkeleton />
    ) : (
      <FailureState failure={asked.error} retry={() => void asked.refetch()} />
    );
  }
  return (
    <FormScreen title={t('approval.policy')} line={t('reportRules.policyLine')}>
      <PolicyForm key={asked.data.version} policy={asked.data} />
    </FormScreen>
  );
}

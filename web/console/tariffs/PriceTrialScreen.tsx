import { Stack, Text } from '@mantine/core';
import { askPrice } from '../../../server/tariffs/tariffs.contract.ts';
import { tariffServiceKinds } from '../../../server/tariffs/words.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { FormScreen } from '../../kit/FormScreen.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { Problem } from '../../lib/client.ts';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { PriceAnswers } from './PriceAnswers.tsx';
import type { TrialFields } from './PriceTrialForm.tsx';
import { PriceTrialForm } from './PriceTrialForm.tsx';

/** The tariff tried on a case: the four prices and how each came about. What is asked stands in the address. */
export function PriceTrialScreen() {
  const [address, change] = useAddress();
  const at = (name: string) => address[name] ?? '';
  const fields: TrialFields = {
    serviceKind: address['serviceKind'] ?? 'warranty_repair',
    on: address['on'] ?? today(),
    modelId: at('modelId'),
    'modelId.title': at('modelId.title'),
    agencyId: at('agencyId'),
    'agencyId.title': at('agencyId.title'),
    regionId: at('regionId'),
    'regionId.title': at('regionId.title'),
    repairActionId: at('repairActionId'),
    'repairActionId.title': at('repairActionId.title'),
    faultId: at('faultId'),
    'faultId.title': at('faultId.title'),
  };
  const isAsked = fields.modelId !== '';
  const { data, error, refetch } = useAsk(
    askPrice,
    {
      on: fields.on,
      serviceKind: tariffServiceKinds.find((kind) => kind === fields.serviceKind) ?? 'warranty_repair',
      modelId: fields.modelId,
      agencyId: fields.agencyId || null,
      regionId: fields.regionId || null,
      repairActionId: fields.repairActionId || null,
      faultId: fields.faultId || null,
    },
    { enabled: isAsked, topics: ['tariffRule', 'tariffGrade'], keepOld: false },
  );
  const complaint = error instanceof Problem && error.isRefusal ? error : undefined;
  return (
    <FormScreen title={t('tariffs.trial')} line={t('tariffs.trialLine')}>
      <Stack gap="md">
        <PriceTrialForm
          key={JSON.stringify(fields)}
          start={fields}
          complaint={complaint}
          ask={(asked) => {
            change(asked);
            if (isAsked) void refetch();
          }}
        />
        <div aria-live="polite">
          {!isAsked ? (
            <EmptyState title={t('tariffs.trialEmpty')} hint={t('tariffs.trialEmptyHint')} />
          ) : null}
          {isAsked && error === null && data === undefined ? <ScreenSkeleton /> : null}
          {error !== null && complaint === undefined ? (
            <FailureState failure={error} retry={() => void refetch()} />
          ) : null}
          {complaint === undefined || complaint.errors.length > 0 ? null : (
            <Text size="sm" c="var(--mantine-color-error)">
              {complaint.title}
            </Text>
          )}
          {data === undefined || error !== null ? null : <PriceAnswers answer={data} />}
        </div>
      </Stack>
    </FormScreen>
  );
}

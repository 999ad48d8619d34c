import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { listRegistrations, registerWarranty } from '../../../server/warranty/warranty.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { useAsk } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { NewRegistrationForm } from './NewRegistrationForm.tsx';
import { RegistrationCard } from './RegistrationCard.tsx';

/** The warranties of a device, the newest first. */
export function DeviceWarranties({ deviceId }: { deviceId: string }) {
  const [isAdding, setAdding] = useState(false);
  const may = useMay();
  const isAllowed = may(listRegistrations.permission);
  const { data, error, refetch } = useAsk(
    listRegistrations,
    { deviceId },
    { enabled: isAllowed, topics: ['device', 'warranty'], keepOld: false },
  );
  if (!isAllowed) return null;
  return (
    <PanelSection
      title={t('warranty.registrations')}
      none={data?.items.length === 0 ? t('warranty.noRegistration') : undefined}
      add={
        may(registerWarranty.permission)
          ? { label: t('warranty.register'), open: () => setAdding(true) }
          : undefined
      }
      form={isAdding ? <NewRegistrationForm deviceId={deviceId} close={() => setAdding(false)} /> : null}
    >
      {error ? <FailureState failure={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height={120} radius="md" /> : null}
      <Stack gap="sm">
        {data?.items.map((registration) => (
          <RegistrationCard key={registration.id} registration={registration} />
        ))}
      </Stack>
    </PanelSection>
  );
}

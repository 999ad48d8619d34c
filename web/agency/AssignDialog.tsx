import { Stack } from '@mantine/core';
import { readOwnAgency } from '../../server/agencies/agencies.contract.ts';
import { assignTechnician } from '../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { sayDone, sayFailed } from '../kit/notify.ts';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useAsk, useCommand } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import type { MovedOrder } from './OrderMoves.tsx';
import { TechnicianChoice } from './TechnicianChoice.tsx';

/** Who goes: the agency's technicians with the work they have; one press gives it to him. */
export function AssignDialog({ order, close }: { order: MovedOrder; close: () => void }) {
  const agency = useAsk(readOwnAgency, {});
  const assign = useCommand(assignTechnician, {
    onDone: ({ technician }) => {
      close();
      sayDone(t('agency.assigned', { number: order.number, technician: technician?.title ?? '' }));
    },
    onRefused: sayFailed,
  });
  const technicians = agency.data?.technicians;
  return (
    <JobDialog title={t('agency.assignTitle', { number: order.number })} close={close}>
      {technicians === undefined ? (
        agency.error === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={agency.error} retry={() => void agency.refetch()} />
        )
      ) : technicians.length === 0 ? (
        <EmptyState title={t('agency.noTechnicians')} hint={t('agency.noTechniciansHint')} />
      ) : (
        <Stack gap="xs">
          {technicians.map(({ membershipId, title }) => (
            <TechnicianChoice
              key={membershipId}
              id={membershipId}
              title={title}
              isChosen={title === order.technicianTitle}
              busy={assign.busy}
              choose={() => assign.run({ id: order.id, version: order.version, technicianId: membershipId })}
            />
          ))}
        </Stack>
      )}
    </JobDialog>
  );
}

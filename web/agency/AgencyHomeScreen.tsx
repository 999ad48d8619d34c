import { Stack } from '@mantine/core';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { useSession } from '../lib/session.ts';
import { t } from '../lib/texts.ts';

/** The first page of the portal. */
export function AgencyHomeScreen() {
  const { session } = useSession();
  return (
    <Stack gap="md">
      <ScreenHead title={t('web.greeting', { person: session?.title ?? '' })} />
      <EmptyState title={t('web.nothingToday')} />
    </Stack>
  );
}

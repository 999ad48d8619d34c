import { Alert, Anchor, Paper, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { readCalendar } from '../../../server/sla/sla.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { DueTrial } from './DueTrial.tsx';

/** The working hours by which deadlines run, and a place to try one. */
export function CalendarScreen() {
  const linkTo = useLinkTo();
  const calendar = useAsk(readCalendar, {});
  if (calendar.error) return <FailureState failure={calendar.error} retry={() => void calendar.refetch()} />;
  return (
    <Stack gap="md" maw={1080}>
      <ScreenHead title={t('sla.calendar')} line={t('sla.calendarLine')} />
      {calendar.data?.warnings.map(({ code, year }) => (
        <Alert key={`${code}/${year}`} color="due" icon={<IconAlertTriangle size={18} />}>
          {t(code, { year: String(year) })}{' '}
          <Anchor {...linkTo(`/holidays?year=${year}`)} size="sm">
            {t('sla.holidays')}
          </Anchor>
        </Alert>
      ))}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Paper withBorder radius="lg" p="md">
          {calendar.data === undefined ? (
            <Skeleton height={360} />
          ) : (
            <CalendarForm key={calendar.data.version} calendar={calendar.data} />
          )}
        </Paper>
        <div>
          <DueTrial />
        </div>
      </SimpleGrid>
    </Stack>
  );
}

import { Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { previewDue } from '../../../server/sla/sla.contract.ts';
import { call, Problem } from '../../lib/client.ts';
import { ClockInput } from '../../kit/ClockInput.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { sayFailure } from '../../lib/failure-words.ts';
import { today } from '../../lib/jalali-entry.ts';
import { day, dayInWords, digits, time } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

/** When would it be due? By the saved hours and holidays. */
export function DueTrial() {
  const [on, setOn] = useState(today());
  const [at, setAt] = useState('09:00');
  const [hours, setHours] = useState('4');
  const [basis, setBasis] = useState<'working' | 'calendar'>('working');
  const trial = useMutation({
    mutationFn: () =>
      call(previewDue, {
        startedAt: `${day(on)} ${at}`,
        targetMinutes: Math.round(Number(hours) * 60),
        basis,
      }),
  });
  const { data, error } = trial;
  return (
    <Paper withBorder radius="lg" p="md" component="section">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate();
        }}
      >
        <Stack gap="sm">
          <Title order={2}>{t('sla.preview')}</Title>
          <Text size="sm" c="dimmed">
            {t('sla.previewLine')}
          </Text>
          <Group gap="sm" grow align="flex-start">
            <JalaliDate label={t('sla.beginsOn')} value={on} onChange={setOn} />
            <ClockInput label={t('sla.beginsAt')} value={at} onChange={setAt} />
          </Group>
          <DigitsInput label={t('sla.hours')} digitsMax={4} value={hours} onChange={setHours} />
          <SegmentedControl
            aria-label={t('sla.basis')}
            value={basis}
            onChange={(value) => setBasis(value === 'calendar' ? 'calendar' : 'working')}
            data={[
              { value: 'working', label: t('sla.basis.working') },
              { value: 'calendar', label: t('sla.basis.calendar') },
            ]}
          />
          <div>
            <Button type="submit" variant="default" loading={trial.isPending}>
              {t('sla.reckon')}
            </Button>
          </div>
          <div aria-live="polite">
            {error ? (
              <Text size="sm" c="var(--mantine-color-error)">
                {error instanceof Problem && error.errors[0]
                  ? error.errors[0].message
                  : sayFailure(error).title}
              </Text>
            ) : null}
            {data === undefined ? null : data.dueAt === null ? (
              <Text size="sm">{t('sla.neverDue')}</Text>
            ) : (
              <Text size="sm" component="div">
                {t('sla.dueIs')}{' '}
                <Text span fw={650}>
                  {dayInWords(data.dueAt)}، {time(data.dueAt)}
                </Text>
              </Text>
            )}
            {data?.missingYears.map((year) => (
              <Text key={year} size="xs" c="dimmed">
                {t('sla.yearMissing', { year: digits(year) })}
              </Text>
            ))}
          </div>
        </Stack>
      </form>
    </Paper>
  );
}

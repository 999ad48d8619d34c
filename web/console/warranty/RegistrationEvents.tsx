import { Stack, Text } from '@mantine/core';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { Registration, WarrantyEvent } from './registration-words.ts';
import { lastDay, lengthInWords } from './registration-words.ts';

/** What happened to a warranty since it was registered. */
export function RegistrationEvents({ registration }: { registration: Registration }) {
  const { events, terms } = registration;
  if (events.length === 0) return null;
  const titles = new Map(terms.map(({ id, title }) => [id, title || t('warranty.wholeDevice')]));
  return (
    <Stack gap={4} component="ul" m={0} ps="md" aria-label={t('warranty.events')}>
      {events.map((event) => (
        <Text key={event.id} size="sm" component="li">
          {t(`warranty.event.${event.kind}`)} <EventSpan event={event} />{' '}
          {event.termIds === null ? null : event.termIds.map((id) => titles.get(id) ?? '').join('، ')}
          <Text size="xs" c="dimmed" component="div">
            {[event.reasonCode, event.evidence].filter(Boolean).join(' · ')}
          </Text>
        </Text>
      ))}
    </Stack>
  );
}

function EventSpan({ event }: { event: WarrantyEvent }) {
  if (event.length !== null) return lengthInWords(event.length);
  if (event.kind !== 'suspension') return <When at={event.fromOn} show="day" />;
  return (
    <>
      <When at={event.fromOn} show="day" /> {t('web.to')}{' '}
      {event.toOn === null ? t('warranty.stillLasts') : <When at={lastDay(event.toOn)} show="day" />}
    </>
  );
}

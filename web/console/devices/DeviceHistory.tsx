import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { readDeviceHistory } from '../../../server/devices/devices.contract.ts';
import { addDays } from '../../../server/lib/jalali.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk } from '../../lib/ask.ts';
import type { OutputOf } from '../../lib/client.ts';
import { today } from '../../lib/jalali-entry.ts';
import { day } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

type History = OutputOf<typeof readDeviceHistory>;

/** Services done on a device and parts fitted in it, each with its own cover. Rows H3, H4. */
export function DeviceHistory({ deviceId }: { deviceId: string }) {
  const { data, error, refetch } = useAsk(readDeviceHistory, { id: deviceId }, { topics: ['device'] });
  if (error && data === undefined) return <FailureState failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={48} />;
  return (
    <>
      <PanelSection
        title={t('devices.services')}
        none={data.services.length === 0 ? t('devices.noService') : undefined}
      >
        <Stack gap="xs">
          {data.services.map((service) => (
            <Service key={service.id} service={service} />
          ))}
        </Stack>
      </PanelSection>
      <PanelSection
        title={t('devices.fitted')}
        none={data.parts.length === 0 ? t('devices.noFitted') : undefined}
      >
        <Stack gap="xs">
          {data.parts.map((part) => (
            <FittedPart key={part.id} part={part} />
          ))}
        </Stack>
      </PanelSection>
    </>
  );
}

function Service({ service }: { service: History['services'][number] }) {
  const { kind, on, workOrderNumber, actions, agencyTitle, technicianTitle } = service;
  return (
    <div>
      <Group gap="xs">
        <When at={on} show="day" />
        <Text size="sm" fw={600}>
          {t(`devices.done.${kind}`)}
        </Text>
        <Code digits copy>
          {workOrderNumber}
        </Code>
      </Group>
      {actions.length === 0 ? null : <Text size="sm">{actions.join('، ')}</Text>}
      <Text size="xs" c="dimmed">
        {[agencyTitle, technicianTitle].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function FittedPart({ part }: { part: History['parts'][number] }) {
  const { partTitle, partCode, quantity, serial, on, workOrderNumber } = part;
  return (
    <div>
      <Group gap="xs">
        <When at={on} show="day" />
        <Text size="sm" fw={600}>
          {partTitle}
        </Text>
        <Code>{partCode}</Code>
        {quantity === 1 ? null : <Text size="sm">{t('devices.count', { count: quantity })}</Text>}
        {serial === null ? null : <Code copy>{serial}</Code>}
      </Group>
      <Group gap="xs">
        <PartCover endsOn={part.coverEndsOn} />
        <Text size="xs" c="dimmed">
          {t('devices.ofOrder', { number: workOrderNumber })}
        </Text>
      </Group>
    </div>
  );
}

function PartCover({ endsOn }: { endsOn: string | null }) {
  if (endsOn === null) return <StatusBadge>{t('devices.noCover')}</StatusBadge>;
  const until = day(addDays(endsOn, -1));
  return today() < endsOn ? (
    <StatusBadge tone="done">{t('devices.coveredUntil', { until })}</StatusBadge>
  ) : (
    <StatusBadge>{t('devices.coverEnded', { until })}</StatusBadge>
  );
}

import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { listDevices } from '../../../server/devices/devices.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

const shownMax = 20;

/** What a customer owns. */
export function DevicesOfCustomer({ customerId }: { customerId: string }) {
  const linkTo = useLinkTo();
  const { rows, more, failure, retry } = useList(
    listDevices,
    { customerId },
    { limit: shownMax, topics: ['device'] },
  );
  if (failure && rows === undefined) return <FailureState failure={failure} retry={retry} />;
  return (
    <PanelSection
      title={t('devices.list')}
      none={rows?.length === 0 ? t('devices.noneOfCustomer') : undefined}
    >
      {rows === undefined ? <Skeleton height={48} /> : null}
      <Stack gap={6}>
        {rows?.map(({ id, modelTitle, brandTitle, serial, cityTitle }) => (
          <Group key={id} gap="xs">
            <Anchor size="sm" {...linkTo(`/devices/${id}`)}>
              {modelTitle}
            </Anchor>
            <Code>{serial}</Code>
            <Text size="xs" c="dimmed">
              {[brandTitle, cityTitle].filter(Boolean).join('، ')}
            </Text>
          </Group>
        ))}
      </Stack>
      {more === undefined ? null : (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={more}>
          {t('web.more')}
        </Anchor>
      )}
    </PanelSection>
  );
}

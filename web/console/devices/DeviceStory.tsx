import { Anchor, Stack, Text } from '@mantine/core';
import type { readDevice } from '../../../server/devices/devices.contract.ts';
import { deviceDates } from '../../../server/devices/devices.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo } from '../../lib/address.ts';
import type { OutputOf } from '../../lib/client.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { CoverageToday } from '../warranty/CoverageToday.tsx';
import { DeviceWarranties } from '../warranty/DeviceWarranties.tsx';
import { DeviceHistory } from './DeviceHistory.tsx';
import { DeviceForm } from './DeviceForm.tsx';

export type Device = OutputOf<typeof readDevice>;
type DeviceStoryProps = { device: Device; isEditing: boolean; stopEditing: () => void };

/** What a device is, whose and where, whether its warranty holds today and why. */
export function DeviceStory({ device, isEditing, stopEditing }: DeviceStoryProps) {
  if (isEditing)
    return (
      <FormPaper>
        <DeviceForm device={device} close={stopEditing} />
      </FormPaper>
    );
  const dates = deviceDates.flatMap((name) => (device[name] === null ? [] : [{ name, on: device[name] }]));
  return (
    <Stack gap="lg">
      <CoverageToday deviceId={device.id} />
      <DeviceFacts device={device} />
      <PanelSection title={t('devices.dates')} none={dates.length === 0 ? t('devices.noDate') : undefined}>
        <Facts
          of={dates.map(({ name, on }) => ({
            label: t(`devices.date.${name}`),
            value: <When at={on} show="day" />,
          }))}
        />
      </PanelSection>
      <DeviceWarranties deviceId={device.id} />
      <DeviceHistory deviceId={device.id} />
    </Stack>
  );
}

function DeviceFacts({ device }: { device: Device }) {
  const linkTo = useLinkTo();
  const { owner, site, note } = device;
  return (
    <Facts
      of={[
        {
          label: t('devices.serial'),
          value: device.serial === null ? t('devices.noSerial') : <Code copy>{device.serial}</Code>,
        },
        {
          label: t('devices.model'),
          value: (
            <>
              {device.modelTitle} <Code>{device.modelCode}</Code>
            </>
          ),
        },
        { label: t('devices.brand'), value: device.brandTitle },
        { label: t('devices.type'), value: device.typeTitle },
        {
          label: t('devices.proof'),
          value: device.isUnproven ? <StatusBadge tone="due">{t('devices.unproven')}</StatusBadge> : null,
        },
        {
          label: t('devices.owner'),
          value:
            owner === null ? (
              t('devices.noOwner')
            ) : (
              <>
                <Anchor size="sm" {...linkTo(`/customers/${owner.id}`)}>
                  {owner.name}
                </Anchor>{' '}
                {owner.phones[0] === undefined ? null : <Phone number={owner.phones[0].number} copy />}
              </>
            ),
        },
        { label: t('devices.site'), value: site === null ? null : digits(site.line) },
        {
          label: t('devices.note'),
          value:
            note === '' ? null : (
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {note}
              </Text>
            ),
        },
      ]}
    />
  );
}

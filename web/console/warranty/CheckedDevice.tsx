import { Anchor, Paper, Stack, Text } from '@mantine/core';
import type { CoverageView } from '../../../server/warranty/warranty.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { CoverageLines } from './CoverageLines.tsx';
import { lastDay } from './registration-words.ts';

/** The answer of a coverage check: the device, the sentence, and what stands behind it. */
export function CheckedDevice({ answer }: { answer: CoverageView }) {
  const linkTo = useLinkTo();
  const may = useMay();
  const { deviceId, modelTitle, brandTitle, serial, on, lines } = answer;
  const [line] = lines;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('warranty.answer')}>
      <Stack gap="sm">
        <div>
          <Text fw={600}>
            {modelTitle}، {brandTitle}
          </Text>
          <Code copy>{serial}</Code>
        </div>
        <CoverageLines lines={lines} />
        {line === undefined ? null : (
          <Facts
            of={[
              { label: t('warranty.onDay'), value: <When at={on} show="day" /> },
              {
                label: t('warranty.term'),
                value: line.term === null ? null : line.term || t('warranty.wholeDevice'),
              },
              {
                label: t('warranty.lastDay'),
                value: line.endsOn === null ? null : <When at={lastDay(line.endsOn)} show="day" />,
              },
              {
                label: t('warranty.guarantor'),
                value: line.guarantor === null ? null : t(`warranty.guarantor.${line.guarantor.kind}`),
              },
              {
                label: t('warranty.version'),
                value:
                  line.policyVersion === null
                    ? null
                    : t('warranty.policyVersion', { version: line.policyVersion }),
              },
              {
                label: t('warranty.serviceDuty'),
                value:
                  line.serviceDutyEndsOn === null ? null : (
                    <When at={lastDay(line.serviceDutyEndsOn)} show="day" />
                  ),
              },
              {
                label: t('warranty.partsDuty'),
                value:
                  line.partsDutyEndsOn === null ? null : (
                    <When at={lastDay(line.partsDutyEndsOn)} show="day" />
                  ),
              },
            ]}
          />
        )}
        {may('device.read') ? (
          <Anchor size="sm" {...linkTo(`/devices/${deviceId}`)}>
            {t('warranty.openDevice')}
          </Anchor>
        ) : null}
      </Stack>
    </Paper>
  );
}

import { Text, TextInput, Title } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import ltr from '../../kit/Ltr.module.css';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import { problemAt } from './report-problems.ts';
import type { ReportForm } from './report-form.ts';
import classes from './Report.module.css';
import type { Desk } from './report-saver.ts';
import { ReportFindings } from './ReportFindings.tsx';
import { flagsAt, isSameSerial } from './report-words.ts';

type DeviceCheckProps = { desk: Desk; change: (update: (form: ReportForm) => ReportForm) => void };

/** The serial as it stands on the device, beside the one we know; and the seal that was put on. */
export function DeviceCheck({ desk, change }: DeviceCheckProps) {
  const { form, report } = desk;
  const needsSeal = form.lines.some((line) => line.kind === 'labour' && line.action?.needsSeal === true);
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.report.device')}</Title>
      <TextInput
        label={t('agency.report.serialRead')}
        description={t('agency.report.serialReadHint')}
        withAsterisk
        autoComplete="off"
        autoCapitalize="characters"
        classNames={{ input: ltr['ltr'] ?? '' }}
        value={form.serialRead}
        error={problemAt(desk, 'serialRead')}
        onChange={(event) => {
          const serialRead = event.currentTarget.value;
          change((old) => ({ ...old, serialRead }));
        }}
      />
      <SerialAnswer read={form.serialRead} known={report.device.serial} />
      <ReportFindings flags={flagsAt(report, 'device')} />
      <TextInput
        label={t('agency.report.sealNumber')}
        withAsterisk={needsSeal}
        autoComplete="off"
        classNames={{ input: ltr['ltr'] ?? '' }}
        value={form.sealNumber}
        error={problemAt(desk, 'sealNumber')}
        onChange={(event) => {
          const sealNumber = event.currentTarget.value;
          change((old) => ({ ...old, sealNumber }));
        }}
      />
    </section>
  );
}

/** Whether the serial read is the one we know; nobody is accused, the office looks. */
function SerialAnswer({ read, known }: { read: string; known: string | null }) {
  if (known === null) return <Text size="sm">{t('agency.report.serialUnknown')}</Text>;
  if (read.trim() === '')
    return (
      <Text size="sm">
        {t('agency.report.serialKnown')} <Code>{known}</Code>
      </Text>
    );
  return isSameSerial(read, known) ? (
    <Text size="sm" component="div">
      <StatusBadge tone="done">{t('agency.report.serialSame')}</StatusBadge>
    </Text>
  ) : (
    <Text size="sm" component="div" role="status">
      <StatusBadge tone="due">{t('agency.report.serialOther')}</StatusBadge> <Code>{known}</Code>
    </Text>
  );
}

import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Facts } from '../../kit/Facts.tsx';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { PhotoStrip } from '../PhotoStrip.tsx';
import { LineCard } from './LineCard.tsx';
import { formOf } from './report-form.ts';
import type { Report } from './report-form.ts';
import classes from './Report.module.css';
import { ReportDecisions } from './ReportDecisions.tsx';
import { ReportFindings } from './ReportFindings.tsx';
import { ReportMoves } from './ReportMoves.tsx';
import { SentBackNotice } from './SentBackNotice.tsx';
import { stateTone } from './report-words.ts';

/** A report that was handed in: what it said, what the office made of it, and what may be done now. */
export function ReportPage({ report }: { report: Report }) {
  const linkTo = useLinkTo();
  const evidenceKinds = [...new Set(report.evidence.map(({ kind }) => kind))];
  return (
    <Stack gap="md" className={classes['editor']}>
      <ScreenHead
        title={t(`agency.report.${report.kind}`, { number: report.number })}
        line={
          <>
            <StatusBadge tone={stateTone(report.state)}>
              {t(`agency.report.state.${report.state}`)}
            </StatusBadge>{' '}
            {report.device.modelTitle}
          </>
        }
      />
      <SentBackNotice report={report} />
      <ReportDecisions report={report} />
      <ReportFindings flags={report.flags.filter(({ lineId }) => lineId === null)} isCard />
      <section className={classes['card']}>
        <Title order={2}>{t('agency.report.lines')}</Title>
        <ul className={classes['lines']}>
          {formOf(report).lines.map((line) => (
            <LineCard key={line.key} line={line} report={report} />
          ))}
        </ul>
        <Text size="sm">
          {t('agency.report.feeOfAll')}{' '}
          <Money amount={report.fee.decidedAmount ?? report.fee.submittedAmount} strong />
        </Text>
      </section>
      <section className={classes['card']}>
        <Title order={2}>{t('agency.report.device')}</Title>
        <Facts
          of={[
            {
              label: t('agency.report.serialRead'),
              value: report.serialRead && <Code>{report.serialRead}</Code>,
            },
            {
              label: t('agency.report.sealNumber'),
              value: report.sealNumber && <Code>{report.sealNumber}</Code>,
            },
            { label: t('agency.technician'), value: report.technician?.title },
            {
              label: t('agency.report.workEnded'),
              value: report.workEndedAt && <When at={report.workEndedAt} />,
            },
            {
              label: t('agency.report.submittedAt'),
              value: report.submittedAt && <When at={report.submittedAt} />,
            },
            { label: t('agency.report.note'), value: digits(report.note) },
          ]}
        />
        <Anchor {...linkTo(`/agency/work-orders/${report.workOrderId}`)}>{t('agency.report.toJob')}</Anchor>
      </section>
      {evidenceKinds.length === 0 ? null : (
        <section className={classes['card']}>
          <Title order={2}>{t('agency.report.photos')}</Title>
          {evidenceKinds.map((kind) => (
            <PhotoStrip
              key={kind}
              label={t(`agency.report.evidence.${kind}`)}
              sent={report.evidence.filter((one) => one.kind === kind).map(({ file }) => file)}
              kept={[]}
            />
          ))}
        </section>
      )}
      <ReportMoves report={report} />
    </Stack>
  );
}

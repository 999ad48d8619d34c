import { Code } from '../../kit/Code.tsx';
import type { Fact } from '../../kit/Facts.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { Report } from './report-words.ts';

/** Device, serial as read, seal, times: what the lines are held against. */
export function ReportFacts({ report }: { report: Report }) {
  const { device } = report;
  const facts: Fact[] = [
    { label: t('approval.device'), value: `${device.modelTitle}، ${device.brandTitle}` },
    { label: t('approval.serial'), value: device.serial === null ? null : <Code>{device.serial}</Code> },
    {
      label: t('approval.serialRead'),
      value: report.serialRead === '' ? t('approval.notRead') : <Code>{report.serialRead}</Code>,
    },
    { label: t('approval.seal'), value: report.sealNumber === '' ? null : <Code>{report.sealNumber}</Code> },
    { label: t('approval.technician'), value: report.technician?.title },
    {
      label: t('approval.workEnded'),
      value:
        report.workEndedAt === null ? null : (
          <>
            <When at={report.workEndedAt} />{' '}
            {report.isDateHeld ? <StatusBadge tone="due">{t('approval.dateHeld')}</StatusBadge> : null}
          </>
        ),
    },
    {
      label: t('approval.soldOn'),
      value: device.soldOn === null ? null : <When at={device.soldOn} show="day" />,
    },
    {
      label: t('approval.installedOn'),
      value: device.installedOn === null ? null : <When at={device.installedOn} show="day" />,
    },
    { label: t('approval.noteOfAgency'), value: report.note },
    {
      label: t('approval.goodwill'),
      value:
        report.goodwill === null
          ? null
          : [report.goodwill.reasonTitle, report.goodwill.note, report.goodwill.allowedByTitle]
              .filter((text) => text !== '')
              .join('، '),
    },
  ];
  return (
    <section className={classes['card']}>
      <PanelSection title={t('approval.deviceAndWork')}>
        <Facts of={facts} />
      </PanelSection>
    </section>
  );
}

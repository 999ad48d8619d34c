import { Button, Group, Paper } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Code } from '../../kit/Code.tsx';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { SectionLevel } from '../../kit/section-level.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useGo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { DecisionHistory } from './DecisionHistory.tsx';
import type { Desk } from './desk.ts';
import { useDesk } from './desk.ts';
import classes from './Desk.module.css';
import { Differences } from './Differences.tsx';
import { Evidence } from './Evidence.tsx';
import { FlagList } from './FlagList.tsx';
import { LineRow } from './LineRow.tsx';
import { PastReports } from './PastReports.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import type { Report } from './report-words.ts';
import { tabTone } from './report-words.ts';

/** Flags on top, lines at the start, evidence at the end, the decision below: one screen, worked by keys. */
export function ReportDesk({ report }: { report: Report }) {
  const desk = useDesk(report);
  return (
    <SectionLevel value={2}>
      <div className={classes['screen']}>
        <DeskHead of={desk} />
        <ChangedMeanwhile of={desk} />
        <FlagList report={report} />
        <div className={classes['split']}>
          <div className={classes['main']}>
            <Paper withBorder radius="lg" p="md">
              <ol className={classes['lines']} aria-label={t('approval.lines')}>
                {report.lines.map((line, at) => (
                  <LineRow key={line.id} of={desk} line={line} at={at} />
                ))}
              </ol>
            </Paper>
            <Differences of={desk} />
            {desk.mayDecide ? <DecisionBar of={desk} /> : null}
            <DecisionHistory report={report} />
          </div>
          <aside className={classes['aside']} aria-label={t('approval.beside')}>
            <Evidence of={desk} />
            <ReportFacts report={report} />
            <PastReports report={report} />
          </aside>
        </div>
      </div>
    </SectionLevel>
  );
}

function DeskHead({ of: { report, next, mayDecide } }: { of: Desk }) {
  const go = useGo();
  return (
    <ScreenHead
      title={t('approval.reportTitle', { kind: t(`approval.kind.${report.kind}`), number: report.number })}
      line={
        <Group gap="xs">
          <StatusBadge tone={tabTone[report.tab]}>{t(`approval.state.${report.state}`)}</StatusBadge>
          {report.goodwill === null ? null : (
            <StatusBadge tone="due">
              {t('approval.goodwillOf', { reason: report.goodwill.reasonTitle })}
            </StatusBadge>
          )}
          <span>
            {report.agency.title} <Code digits>{report.agency.code}</Code>
          </span>
          {report.submittedAt === null ? null : (
            <span>
              {t('approval.submitted')} <When at={report.submittedAt} show="relative" />
            </span>
          )}
          {mayDecide && next.waitingCount !== undefined ? (
            <span>{t('approval.waiting', { count: next.waitingCount })}</span>
          ) : null}
        </Group>
      }
      actions={
        <Button
          variant="default"
          onClick={() => go(next.to)}
          rightSection={<IconArrowLeft size={16} aria-hidden />}
          leftSection={<KeyHint keys={['N']} />}
        >
          {t('approval.next')}
        </Button>
      }
    />
  );
}

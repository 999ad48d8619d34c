import { ActionIcon, Group, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { coverageSentence, decisionTones } from '../../console/warranty/coverage-sentence.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { FeeExplanation } from './FeeExplanation.tsx';
import { LineDecision } from './LineDecision.tsx';
import type { FormLine, Report } from './report-form.ts';
import classes from './Report.module.css';
import { ReportFindings } from './ReportFindings.tsx';

type LineCardProps = {
  line: FormLine;
  report: Report;
  problem?: string | undefined;
  /** Without them the line is only read. */
  open?: () => void;
  drop?: () => void;
};

/** A line with what the server says of it: who pays, what the agency gets, what is on hand, what the office decided. */
export function LineCard({ line, report, problem, open, drop }: LineCardProps) {
  const known = report.lines.find(({ id }) => id === line.id);
  const coverage = known?.coverage.now ?? known?.coverage.submitted ?? null;
  const title = titleOf(line);
  return (
    <li className={classes['line']} data-wrong={problem !== undefined || undefined}>
      <div className={classes['lineTop']}>
        <div>
          <p className={classes['dim']}>{t(`agency.report.kind.${line.kind}`)}</p>
          <p className={classes['lineTitle']}>{title}</p>
          <Facts line={line} onHand={known?.onHandQuantity ?? null} />
        </div>
        {open === undefined || drop === undefined ? null : (
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('agency.report.edit', { line: title })}
              onClick={open}
            >
              <IconPencil size={20} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              aria-label={t('agency.report.drop', { line: title })}
              onClick={drop}
            >
              <IconTrash size={20} />
            </ActionIcon>
          </Group>
        )}
      </div>
      {coverage === null ? null : (
        <Text size="sm" component="div">
          <StatusBadge tone={decisionTones[coverage.decision]}>
            {t(`warranty.decision.${coverage.decision}`)}
          </StatusBadge>{' '}
          {coverageSentence(coverage)}{' '}
          {known?.isGoodwill === true ? (
            <StatusBadge tone="due">{t('agency.report.lineGoodwill')}</StatusBadge>
          ) : null}
        </Text>
      )}
      <ReportFindings flags={report.flags.filter(({ lineId }) => lineId !== null && lineId === line.id)} />
      {problem === undefined ? null : (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {known === undefined ? null : <FeeExplanation line={known} />}
      {known?.decision == null ? null : <LineDecision decision={known.decision} unit={known.part?.unit} />}
    </li>
  );
}

function Facts({ line, onHand }: { line: FormLine; onHand: number | null }) {
  const isPart = line.kind === 'part_added' || line.kind === 'part_removed';
  return (
    <>
      {'fault' in line && line.fault !== null ? (
        <p className={classes['dim']}>{t('agency.report.faultOf', { fault: line.fault.title })}</p>
      ) : null}
      {isPart ? (
        <p className={classes['dim']}>
          {t('agency.report.quantityOf', { quantity: number(line.quantity), unit: line.part.unit })}
          {line.kind === 'part_added' ? ` · ${t(`agency.report.source.${line.source}`)}` : null}
          {onHand === null ? null : ` · ${t('agency.report.onHand', { quantity: number(onHand) })}`}
        </p>
      ) : null}
      {isPart && line.serial !== '' ? (
        <p className={classes['dim']}>
          {t('agency.serial')} <Code>{line.serial}</Code>
        </p>
      ) : null}
    </>
  );
}

export function titleOf(line: FormLine): string {
  switch (line.kind) {
    case 'labour':
      return line.action?.title ?? t('agency.report.installationItself');
    case 'part_added':
    case 'part_removed':
      return line.part.title;
    case 'travel':
      return t('agency.report.kilometresOf', { count: line.kilometres });
  }
}

import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../lib/texts.ts';
import { LineCard } from './LineCard.tsx';
import { LineDialog } from './LineDialog.tsx';
import type { FormLine, LineKind, ReportForm } from './report-form.ts';
import { problemAt } from './report-problems.ts';
import classes from './Report.module.css';
import type { Desk } from './report-saver.ts';

const kinds = ['labour', 'part_added', 'part_removed', 'travel'] as const satisfies readonly LineKind[];
type Opened = { kind: LineKind; line: FormLine | undefined };
type LinesSectionProps = { desk: Desk; change: (update: (form: ReportForm) => ReportForm) => void };

/** What was done, what was put in, what was taken out, how far the way was. */
export function LinesSection({ desk, change }: LinesSectionProps) {
  const { form, report } = desk;
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const put = (lines: readonly FormLine[]) => {
    change((old) => ({ ...old, lines: withLines(old.lines, lines) }));
    setOpened(undefined);
  };
  const drop = (key: string) =>
    change((old) => ({ ...old, lines: old.lines.filter((line) => line.key !== key) }));
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.report.lines')}</Title>
      {form.lines.length === 0 ? <p className={classes['dim']}>{t('agency.report.noLines')}</p> : null}
      <ul className={classes['lines']}>
        {form.lines.map((line, at) => (
          <LineCard
            key={line.key}
            line={line}
            report={report}
            problem={problemAt(desk, `lines.${at}`)}
            open={() => setOpened({ kind: line.kind, line })}
            drop={() => drop(line.key)}
          />
        ))}
      </ul>
      <div className={classes['add']}>
        {kinds
          .filter((kind) => kind !== 'travel' || !form.lines.some((line) => line.kind === 'travel'))
          .map((kind) => (
            <Button
              key={kind}
              variant="default"
              mih={48}
              px="xs"
              leftSection={<IconPlus size={18} />}
              onClick={() => setOpened({ kind, line: undefined })}
            >
              {t(`agency.report.add.${kind}`)}
            </Button>
          ))}
      </div>
      {opened === undefined ? null : (
        <LineDialog {...opened} report={report} put={put} close={() => setOpened(undefined)} />
      )}
    </section>
  );
}

/** A line that stands already is written over, a new one comes last. */
function withLines(old: readonly FormLine[], put: readonly FormLine[]): FormLine[] {
  const given = new Map(put.map((line) => [line.key, line]));
  const known = new Set(old.map(({ key }) => key));
  return [...old.map((line) => given.get(line.key) ?? line), ...put.filter(({ key }) => !known.has(key))];
}

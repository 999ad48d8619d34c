import { Alert } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { coverageSentence } from '../../console/warranty/coverage-sentence.ts';
import { t } from '../../lib/texts.ts';
import type { LineCoverageAnswer } from './line-coverage.ts';

/** Who pays for what is being written, before it is written. Row I3. */
export function LineCoverage({ answer }: { answer: LineCoverageAnswer }) {
  const { coverage, isRefused } = answer;
  if (coverage === undefined) return null;
  return (
    <Alert
      role="status"
      color={isRefused ? 'late' : coverage.covered ? 'done' : 'gray'}
      icon={coverage.covered ? <IconShieldCheck /> : <IconShieldX />}
      title={t(`warranty.decision.${coverage.decision}`)}
    >
      {coverageSentence(coverage)} {isRefused ? t('agency.report.notCoveredSays') : null}
    </Alert>
  );
}

import { Alert, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Report } from './report-form.ts';

/** The office sent it back: for its papers or for the work itself, with the reason in its own codes. */
export function SentBackNotice({ report: { sentBack } }: { report: Report }) {
  if (sentBack === null) return null;
  return (
    <Alert color="due" icon={<IconArrowBackUp />} title={t(`agency.report.sentBack.${sentBack.aim}`)}>
      <Text size="sm" fw={600}>
        {sentBack.reasonTitle}
      </Text>
      {sentBack.note === '' ? null : <Text size="sm">{digits(sentBack.note)}</Text>}
    </Alert>
  );
}

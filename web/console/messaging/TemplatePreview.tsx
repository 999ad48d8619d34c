import { Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Preview } from '../../../server/messaging/messaging.contract.ts';
import { previewTemplate } from '../../../server/messaging/messaging.contract.ts';
import { call, Problem } from '../../lib/client.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { Bubble } from './Bubble.tsx';
import classes from './TemplatePreview.module.css';

type TemplatePreviewProps = { code: string; text: string; known: Preview };

const TYPING_MS = 300;

/** What the reader will see, made by the server while the text is being typed, and its length in parts. */
export function TemplatePreview({ code, text, known }: TemplatePreviewProps) {
  const [typed] = useDebouncedValue(text, TYPING_MS);
  const preview = useQuery({
    queryKey: [previewTemplate.operation, code, typed],
    queryFn: ({ signal }) => call(previewTemplate, { code, text: typed }, { signal }),
    enabled: typed.trim() !== '',
    placeholderData: (old) => old ?? known,
    retry: (failures, reason) => failures < 2 && !(reason instanceof Problem && reason.isRefusal),
  });
  const problem = preview.error;
  const shown = preview.data ?? known;
  return (
    <Stack gap={6} component="section" aria-label={t('messaging.preview')}>
      <Group justify="space-between">
        <Text size="sm">{t('messaging.preview')}</Text>
        <Text size="xs" c="dimmed" aria-live="polite">
          {t('messaging.signs', { signs: number(shown.units) })} ·{' '}
          {t('messaging.parts', { count: shown.parts })}
        </Text>
      </Group>
      <div className={classes['ground']}>
        {problem === null ? (
          <Bubble text={shown.text} isOwn={false} />
        ) : (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problem instanceof Problem && problem.errors[0]
              ? problem.errors[0].message
              : sayFailure(problem).title}
          </Text>
        )}
      </div>
    </Stack>
  );
}

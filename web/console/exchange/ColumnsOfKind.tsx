import { Badge, Group, Spoiler, Stack, Text, Tooltip } from '@mantine/core';
import { t } from '../../lib/texts.ts';

type ColumnsOfKindProps = {
  columns: readonly { title: string; isRequired: boolean; example: string }[];
};

/** The headings that are known; those that a file must have are marked. */
export function ColumnsOfKind({ columns }: ColumnsOfKindProps) {
  return (
    <Stack gap={6}>
      <Text size="sm" c="dimmed">
        {t('exchange.columnsHint')}
      </Text>
      <Spoiler maxHeight={64} showLabel={t('exchange.allColumns')} hideLabel={t('exchange.fewerColumns')}>
        <Group gap={6}>
          {columns.map(({ title, isRequired, example }) => (
            <Tooltip key={title} label={t('exchange.example', { example })} disabled={example === ''}>
              <Badge variant="light" color={isRequired ? 'accent' : 'gray'} radius="sm" tt="none" fw={500}>
                {title}
                {isRequired ? ' *' : ''}
              </Badge>
            </Tooltip>
          ))}
        </Group>
      </Spoiler>
    </Stack>
  );
}

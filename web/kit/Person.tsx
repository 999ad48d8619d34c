import { Group, Stack, Text } from '@mantine/core';
import classes from './Person.module.css';

/** A person: the first letter in a quiet circle, the name, and a line beneath. */
export function Person({ title, line }: { title: string; line?: string | null | undefined }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <span className={classes['letter']} aria-hidden>
        {title.trim().charAt(0)}
      </span>
      <Stack gap={0} miw={0}>
        <Text size="sm" fw={500} truncate>
          {title}
        </Text>
        {line ? (
          <Text size="xs" c="dimmed" truncate>
            {line}
          </Text>
        ) : null}
      </Stack>
    </Group>
  );
}

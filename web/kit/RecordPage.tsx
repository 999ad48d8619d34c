import { Grid, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScreenHead } from './ScreenHead.tsx';
import { SectionLevel } from './section-level.ts';

type RecordPageProps = {
  title: string;
  line?: ReactNode;
  /** Buttons, usually `<Moves …>`. */
  moves?: ReactNode;
  children: ReactNode;
  /** Beside the story: what happened. */
  aside?: ReactNode;
};

/** A thing as a whole page: the same story as in its side panel, with room. */
export function RecordPage({ title, line, moves, children, aside }: RecordPageProps) {
  return (
    <SectionLevel value={2}>
      <Stack gap="md">
        <ScreenHead title={title} line={line} actions={moves} />
        <Grid>
          <Grid.Col span={{ base: 12, md: aside === undefined ? 12 : 8 }}>
            <Paper withBorder p="md" radius="lg">
              {children}
            </Paper>
          </Grid.Col>
          {aside === undefined ? null : (
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Paper withBorder p="md" radius="lg">
                {aside}
              </Paper>
            </Grid.Col>
          )}
        </Grid>
      </Stack>
    </SectionLevel>
  );
}

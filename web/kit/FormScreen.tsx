import { Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScreenHead } from './ScreenHead.tsx';

type FormScreenProps = {
  title: string;
  /** One line under the title. */
  line?: string;
  children: ReactNode;
  /** Where the form stands alone it is narrow; a wide one holds columns. */
  wide?: boolean;
};

/** A page that is one form. */
export function FormScreen({ title, line, children, wide = false }: FormScreenProps) {
  return (
    <Stack gap="md" maw={wide ? undefined : 720}>
      <ScreenHead title={title} line={line} />
      <Paper withBorder p="md" radius="lg">
        {children}
      </Paper>
    </Stack>
  );
}

import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';

/** A small form among other things. */
export function FormPaper({ children }: { children: ReactNode }) {
  return (
    <Paper withBorder p="sm">
      {children}
    </Paper>
  );
}

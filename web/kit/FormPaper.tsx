import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/** A small form among other things; it comes into view when it opens. */
export function FormPaper({ children }: { children: ReactNode }) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => paper.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <Paper withBorder p="sm" ref={paper}>
      {children}
    </Paper>
  );
}

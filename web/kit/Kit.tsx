import { DirectionProvider, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { textLanguage, useT } from '../lib/texts.ts';
import { cssVariables, theme } from './theme.ts';

/** The frame of every page: theme, direction of the language, colour scheme of the person. */
export function Kit({ children }: { children: ReactNode }) {
  useT();
  const language = textLanguage();
  const dir = language === 'fa' ? 'rtl' : 'ltr';
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = dir;
  }, [language, dir]);
  return (
    <DirectionProvider key={dir} initialDirection={dir} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}

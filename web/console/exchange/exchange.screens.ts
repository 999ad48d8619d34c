import { IconFileImport } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const exchangeScreens: readonly Screen[] = [
  {
    path: '/imports',
    permission: 'import.run',
    title: 'exchange.imports',
    keywords: 'exchange.keywords',
    load: () => import('./ImportsScreen.tsx').then((file) => file.ImportsScreen),
    navigation: { group: 'base', icon: IconFileImport },
  },
  {
    path: '/imports/new',
    permission: 'import.run',
    title: 'exchange.newImport',
    load: () => import('./NewImportScreen.tsx').then((file) => file.NewImportScreen),
  },
  {
    path: '/imports/$id',
    permission: 'import.run',
    title: 'exchange.import',
    load: () => import('./ImportScreen.tsx').then((file) => file.ImportScreen),
  },
];

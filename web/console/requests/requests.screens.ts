import { IconArrowsSplit2, IconClipboardList, IconMessageQuestion } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const requestScreens: readonly Screen[] = [
  {
    path: '/requests',
    permission: 'request.read',
    title: 'requests.list',
    keywords: 'requests.listKeywords',
    load: () => import('./RequestsScreen.tsx').then((file) => file.RequestsScreen),
    navigation: { group: 'work', icon: IconClipboardList },
  },
  {
    path: '/requests/$id',
    permission: 'request.read',
    title: 'requests.one',
    load: () => import('./RequestScreen.tsx').then((file) => file.RequestScreen),
  },
  {
    path: '/referrals',
    permission: 'workOrder.refer',
    title: 'requests.board',
    keywords: 'requests.boardKeywords',
    load: () => import('./ReferralsScreen.tsx').then((file) => file.ReferralsScreen),
    navigation: { group: 'work', icon: IconArrowsSplit2 },
  },
  {
    path: '/technical-cases',
    permission: 'technicalCase.read',
    title: 'requests.technicalCases',
    load: () => import('./TechnicalCasesScreen.tsx').then((file) => file.TechnicalCasesScreen),
    navigation: { group: 'work', icon: IconMessageQuestion },
  },
];

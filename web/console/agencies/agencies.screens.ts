import { IconBuildingStore } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const agencyScreens: readonly Screen[] = [
  {
    path: '/agencies',
    permission: 'agency.read',
    title: 'agencies.list',
    keywords: 'agencies.keywords',
    load: () => import('./AgenciesScreen.tsx').then((file) => file.AgenciesScreen),
    navigation: { group: 'network', icon: IconBuildingStore },
  },
  {
    path: '/agencies/$id',
    permission: 'agency.read',
    title: 'agencies.one',
    load: () => import('./AgencyScreen.tsx').then((file) => file.AgencyScreen),
  },
];

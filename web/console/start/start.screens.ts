import { IconHome } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const startScreens: readonly Screen[] = [
  {
    path: '/',
    permission: 'signedIn',
    title: 'web.home',
    load: () => import('../home/HomeScreen.tsx').then((file) => file.HomeScreen),
    navigation: { group: 'work', icon: IconHome },
  },
];

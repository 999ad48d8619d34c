import { IconHeadset } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const receptionScreens: readonly Screen[] = [
  {
    path: '/reception',
    permission: 'request.receive',
    title: 'reception.title',
    keywords: 'reception.keywords',
    load: () => import('./ReceptionScreen.tsx').then((file) => file.ReceptionScreen),
    navigation: { group: 'work', icon: IconHeadset },
  },
];

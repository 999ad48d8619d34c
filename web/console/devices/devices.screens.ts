import { IconFridge } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const deviceScreens: readonly Screen[] = [
  {
    path: '/devices',
    permission: 'device.read',
    title: 'devices.list',
    keywords: 'devices.keywords',
    load: () => import('./DevicesScreen.tsx').then((file) => file.DevicesScreen),
    navigation: { group: 'customers', icon: IconFridge },
  },
  {
    path: '/devices/$id',
    permission: 'device.read',
    title: 'devices.one',
    load: () => import('./DeviceScreen.tsx').then((file) => file.DeviceScreen),
  },
];

import { IconUsers } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const customerScreens: readonly Screen[] = [
  {
    path: '/customers',
    permission: 'customer.read',
    title: 'customers.list',
    keywords: 'customers.keywords',
    load: () => import('./CustomersScreen.tsx').then((file) => file.CustomersScreen),
    navigation: { group: 'customers', icon: IconUsers },
  },
  {
    path: '/customers/$id',
    permission: 'customer.read',
    title: 'customers.one',
    load: () => import('./CustomerScreen.tsx').then((file) => file.CustomerScreen),
  },
];

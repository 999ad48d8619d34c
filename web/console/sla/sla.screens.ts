import { IconBeach, IconCalendarTime } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const slaScreens: readonly Screen[] = [
  {
    path: '/working-hours',
    permission: 'sla.read',
    title: 'sla.calendar',
    load: () => import('./CalendarScreen.tsx').then((file) => file.CalendarScreen),
    navigation: { group: 'settings', icon: IconCalendarTime },
  },
  {
    path: '/holidays',
    permission: 'sla.read',
    title: 'sla.holidays',
    load: () => import('./HolidaysScreen.tsx').then((file) => file.HolidaysScreen),
    navigation: { group: 'settings', icon: IconBeach },
  },
];

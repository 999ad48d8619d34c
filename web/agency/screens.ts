// The only list of the agency portal's screens. The first four with a navigation stand in the bottom bar.
import { IconHome } from '@tabler/icons-react';
import type { Screen } from '../lib/screen.ts';

export const agencyScreens: readonly Screen[] = [
  {
    path: '/agency',
    permission: 'signedIn',
    title: 'web.home',
    load: () => import('./AgencyHomeScreen.tsx').then((file) => file.AgencyHomeScreen),
    navigation: { group: 'work', icon: IconHome },
  },
];

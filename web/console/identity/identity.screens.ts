import { IconKey, IconShieldCheck, IconUsers } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const identityScreens: readonly Screen[] = [
  {
    path: '/people',
    permission: 'people.read',
    title: 'identity.people',
    load: () => import('./PeopleScreen.tsx').then((file) => file.PeopleScreen),
    navigation: { group: 'settings', icon: IconUsers },
  },
  {
    path: '/roles',
    permission: 'people.read',
    title: 'identity.roles',
    load: () => import('./RolesScreen.tsx').then((file) => file.RolesScreen),
    navigation: { group: 'settings', icon: IconShieldCheck },
  },
  {
    path: '/keys',
    permission: 'apiKey.write',
    title: 'identity.apiKeys',
    load: () => import('./ApiKeysScreen.tsx').then((file) => file.ApiKeysScreen),
    navigation: { group: 'settings', icon: IconKey },
  },
  {
    path: '/sessions',
    permission: 'signedIn',
    title: 'identity.account',
    load: () => import('./AccountScreen.tsx').then((file) => file.AccountScreen),
  },
];

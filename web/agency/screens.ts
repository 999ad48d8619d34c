// The only list of the agency portal's screens. The first four with a navigation stand in the bottom bar.
import { IconBuildingStore, IconHome, IconInbox } from '@tabler/icons-react';
import type { Screen } from '../lib/screen.ts';

export const agencyScreens: readonly Screen[] = [
  {
    path: '/agency',
    permission: 'signedIn',
    title: 'web.home',
    load: () => import('./AgencyHomeScreen.tsx').then((file) => file.AgencyHomeScreen),
    navigation: { group: 'work', icon: IconHome },
  },
  {
    path: '/agency/work-orders',
    permission: 'workOrder.read',
    title: 'agency.inbox',
    load: () => import('./WorkOrdersScreen.tsx').then((file) => file.WorkOrdersScreen),
    navigation: { group: 'work', icon: IconInbox },
  },
  {
    path: '/agency/work-orders/$id',
    permission: 'workOrder.read',
    title: 'agency.inbox',
    load: () => import('./WorkOrderScreen.tsx').then((file) => file.WorkOrderScreen),
  },
  {
    path: '/agency/work-orders/$id/finish',
    permission: 'workOrder.work',
    title: 'agency.finishTitle',
    load: () => import('./FinishScreen.tsx').then((file) => file.FinishScreen),
  },
  {
    path: '/agency/former',
    permission: 'referral.answer',
    title: 'agency.former',
    load: () => import('./FormerReferralsScreen.tsx').then((file) => file.FormerReferralsScreen),
  },
  {
    path: '/agency/mine',
    permission: 'agency.readOwn',
    title: 'agency.mine',
    load: () => import('./OwnAgencyScreen.tsx').then((file) => file.OwnAgencyScreen),
    navigation: { group: 'network', icon: IconBuildingStore },
  },
  {
    path: '/agency/account',
    permission: 'signedIn',
    title: 'identity.account',
    load: () => import('../console/identity/AccountScreen.tsx').then((file) => file.AccountScreen),
  },
];

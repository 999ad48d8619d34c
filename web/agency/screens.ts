// The only list of the agency portal's screens. On a phone the first four with a navigation stand in the bottom bar,
// those after them behind «بیشتر».
import {
  IconBuildingStore,
  IconFileText,
  IconHome,
  IconInbox,
  IconReportMoney,
  IconPackages,
  IconRefreshAlert,
} from '@tabler/icons-react';
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
    path: '/agency/work-orders/$id/report',
    permission: 'report.write',
    title: 'agency.toReport',
    load: () => import('./reports/OpenReportScreen.tsx').then((file) => file.OpenReportScreen),
  },
  {
    path: '/agency/reports',
    permission: 'report.read',
    title: 'agency.reports',
    load: () => import('./reports/ReportsScreen.tsx').then((file) => file.ReportsScreen),
    navigation: { group: 'work', icon: IconFileText },
  },
  {
    path: '/agency/reports/$id',
    permission: 'report.read',
    title: 'agency.reports',
    load: () => import('./reports/ReportScreen.tsx').then((file) => file.ReportScreen),
  },
  {
    path: '/agency/former',
    permission: 'referral.answer',
    title: 'agency.former',
    load: () => import('./FormerReferralsScreen.tsx').then((file) => file.FormerReferralsScreen),
  },
  {
    path: '/agency/stock',
    permission: 'stock.readOwn',
    title: 'warehouse.ownStock',
    load: () => import('./StockScreen.tsx').then((file) => file.StockScreen),
    navigation: { group: 'stock', icon: IconPackages },
  },
  {
    path: '/agency/stock-issues',
    permission: 'stock.readOwn',
    title: 'warehouse.ownIssues',
    load: () => import('./StockIssuesScreen.tsx').then((file) => file.StockIssuesScreen),
  },
  {
    path: '/agency/obligations',
    permission: 'stock.readOwn',
    title: 'warehouse.ownObligations',
    load: () => import('./ObligationsScreen.tsx').then((file) => file.ObligationsScreen),
    navigation: { group: 'stock', icon: IconRefreshAlert },
  },
  {
    path: '/agency/obligations/send',
    permission: 'defective.send',
    title: 'warehouse.sendBack',
    load: () => import('./ObligationSendScreen.tsx').then((file) => file.ObligationSendScreen),
  },
  {
    path: '/agency/statement',
    permission: 'account.readOwn',
    title: 'ledger.ownAccount',
    load: () => import('./AccountStatementScreen.tsx').then((file) => file.AccountStatementScreen),
    navigation: { group: 'money', icon: IconReportMoney },
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

import { IconBook2, IconMessageQuestion, IconReportMoney } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const accountScreens: readonly Screen[] = [
  {
    path: '/accounts',
    permission: 'account.read',
    title: 'ledger.accounts',
    keywords: 'ledger.accountsKeywords',
    load: () => import('./AccountsScreen.tsx').then((file) => file.AccountsScreen),
    navigation: { group: 'money', icon: IconReportMoney },
  },
  {
    path: '/accounts/$code',
    permission: 'account.read',
    title: 'ledger.statementTitle',
    load: () => import('./AccountScreen.tsx').then((file) => file.AccountScreen),
  },
  {
    path: '/journal-entries',
    permission: 'account.read',
    title: 'ledger.entries',
    keywords: 'ledger.entriesKeywords',
    load: () => import('./EntriesScreen.tsx').then((file) => file.EntriesScreen),
    navigation: { group: 'money', icon: IconBook2 },
  },
  {
    path: '/account-questions',
    permission: 'account.read',
    title: 'ledger.questions',
    load: () => import('./QuestionsScreen.tsx').then((file) => file.QuestionsScreen),
    navigation: { group: 'money', icon: IconMessageQuestion },
  },
];

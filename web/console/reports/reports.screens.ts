import { IconChecklist, IconFileCheck } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';
import { loadReportRules } from '../../lib/texts.ts';

export const reportScreens: readonly Screen[] = [
  {
    path: '/reports',
    permission: 'report.read',
    title: 'approval.reports',
    keywords: 'approval.keywords',
    load: () => import('./ReportsScreen.tsx').then((file) => file.ReportsScreen),
    navigation: { group: 'work', icon: IconFileCheck },
  },
  {
    path: '/reports/$id',
    permission: 'report.read',
    title: 'approval.report',
    load: () => import('./ReportScreen.tsx').then((file) => file.ReportScreen),
  },
  {
    path: '/report-policy',
    permission: 'report.policy',
    title: 'approval.policy',
    load: async () => {
      const [file] = await Promise.all([import('./PolicyScreen.tsx'), loadReportRules()]);
      return file.PolicyScreen;
    },
    navigation: { group: 'settings', icon: IconChecklist },
  },
];

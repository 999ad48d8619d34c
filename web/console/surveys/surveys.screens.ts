import { IconChartBar, IconClipboardList, IconPhoneCall } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const surveyScreens: readonly Screen[] = [
  {
    path: '/surveys/calls',
    permission: 'survey.read',
    title: 'surveys.calls',
    keywords: 'surveys.callKeywords',
    load: () => import('./CallsScreen.tsx').then((file) => file.CallsScreen),
    navigation: { group: 'quality', icon: IconPhoneCall },
  },
  {
    path: '/surveys/calls/$id',
    permission: 'survey.read',
    title: 'surveys.call',
    load: () => import('./CallScreen.tsx').then((file) => file.CallScreen),
  },
  {
    path: '/surveys/results',
    permission: 'survey.read',
    title: 'surveys.results',
    keywords: 'surveys.resultKeywords',
    load: () => import('./ResultsScreen.tsx').then((file) => file.ResultsScreen),
    navigation: { group: 'quality', icon: IconChartBar },
  },
  {
    path: '/surveys/design',
    permission: 'survey.read',
    title: 'surveys.list',
    keywords: 'surveys.keywords',
    load: () => import('./SurveysScreen.tsx').then((file) => file.SurveysScreen),
    navigation: { group: 'quality', icon: IconClipboardList },
  },
];

import { IconCalculator, IconReceipt2 } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const tariffScreens: readonly Screen[] = [
  {
    path: '/tariff',
    permission: 'tariff.read',
    title: 'tariffs.rules',
    keywords: 'tariffs.rulesKeywords',
    load: () => import('./TariffScreen.tsx').then((file) => file.TariffScreen),
    navigation: { group: 'money', icon: IconReceipt2 },
  },
  {
    path: '/tariff-trial',
    permission: 'tariff.read',
    title: 'tariffs.trial',
    keywords: 'tariffs.trialKeywords',
    load: () => import('./PriceTrialScreen.tsx').then((file) => file.PriceTrialScreen),
    navigation: { group: 'money', icon: IconCalculator },
  },
];

import { IconCertificate, IconId, IconShieldCheck } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';
import { loadCardWords } from '../../lib/texts.ts';

export const warrantyScreens: readonly Screen[] = [
  {
    path: '/warranty/check',
    permission: 'warranty.check',
    title: 'warranty.check',
    keywords: 'warranty.checkKeywords',
    load: () => import('./CoverageCheckScreen.tsx').then((file) => file.CoverageCheckScreen),
    navigation: { group: 'warranty', icon: IconShieldCheck },
  },
  {
    path: '/warranty/policies',
    permission: 'warranty.read',
    title: 'warranty.policies',
    keywords: 'warranty.policyKeywords',
    load: () => import('./PoliciesScreen.tsx').then((file) => file.PoliciesScreen),
    navigation: { group: 'warranty', icon: IconCertificate },
  },
  {
    path: '/warranty/cards',
    permission: 'warranty.read',
    title: 'warranty.cards',
    keywords: 'warranty.cardKeywords',
    load: async () => {
      const [file] = await Promise.all([import('./CardBatchesScreen.tsx'), loadCardWords()]);
      return file.CardBatchesScreen;
    },
    navigation: { group: 'warranty', icon: IconId },
  },
];

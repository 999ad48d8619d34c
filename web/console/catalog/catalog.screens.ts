import {
  IconCategory,
  IconDevices2,
  IconMap2,
  IconMessageReport,
  IconPhoneCall,
  IconRoute,
  IconSettings2,
  IconTag,
  IconTool,
} from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const catalogScreens: readonly Screen[] = [
  {
    path: '/brands',
    permission: 'catalog.read',
    title: 'catalog.brands',
    load: () => import('./BrandsScreen.tsx').then((file) => file.BrandsScreen),
    navigation: { group: 'base', icon: IconTag },
  },
  {
    path: '/product-lines',
    permission: 'catalog.read',
    title: 'catalog.productLines',
    load: () => import('./ProductLinesScreen.tsx').then((file) => file.ProductLinesScreen),
    navigation: { group: 'base', icon: IconRoute },
  },
  {
    path: '/product-types',
    permission: 'catalog.read',
    title: 'catalog.productTypes',
    load: () => import('./ProductTypesScreen.tsx').then((file) => file.ProductTypesScreen),
    navigation: { group: 'base', icon: IconCategory },
  },
  {
    path: '/models',
    permission: 'catalog.read',
    title: 'catalog.models',
    load: () => import('./ModelsScreen.tsx').then((file) => file.ModelsScreen),
    navigation: { group: 'base', icon: IconDevices2 },
  },
  {
    path: '/symptoms',
    permission: 'catalog.read',
    title: 'catalog.symptoms',
    load: () => import('./SymptomsScreen.tsx').then((file) => file.SymptomsScreen),
    navigation: { group: 'base', icon: IconTool },
  },
  {
    path: '/parts',
    permission: 'catalog.read',
    title: 'catalog.parts',
    load: () => import('./PartsScreen.tsx').then((file) => file.PartsScreen),
    navigation: { group: 'base', icon: IconSettings2 },
  },
  {
    path: '/regions',
    permission: 'catalog.read',
    title: 'catalog.regions',
    load: () => import('./RegionsScreen.tsx').then((file) => file.RegionsScreen),
    navigation: { group: 'base', icon: IconMap2 },
  },
  {
    path: '/area-codes',
    permission: 'catalog.read',
    title: 'catalog.areaCodes',
    load: () => import('./AreaCodesScreen.tsx').then((file) => file.AreaCodesScreen),
    navigation: { group: 'base', icon: IconPhoneCall },
  },
  {
    path: '/reasons',
    permission: 'catalog.read',
    title: 'catalog.reasons',
    load: () => import('./ReasonsScreen.tsx').then((file) => file.ReasonsScreen),
    navigation: { group: 'base', icon: IconMessageReport },
  },
];

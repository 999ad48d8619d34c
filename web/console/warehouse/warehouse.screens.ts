import {
  IconBuildingWarehouse,
  IconPackages,
  IconRefreshAlert,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const warehouseScreens: readonly Screen[] = [
  {
    path: '/stock',
    permission: 'stock.read',
    title: 'warehouse.stock',
    keywords: 'warehouse.stockKeywords',
    load: () => import('./StockScreen.tsx').then((file) => file.StockScreen),
    navigation: { group: 'stock', icon: IconPackages },
  },
  {
    path: '/stock-issues',
    permission: 'stock.read',
    title: 'warehouse.issues',
    keywords: 'warehouse.issueKeywords',
    load: () => import('./IssuesScreen.tsx').then((file) => file.IssuesScreen),
    navigation: { group: 'stock', icon: IconTruckDelivery },
  },
  {
    path: '/obligations',
    permission: 'stock.read',
    title: 'warehouse.obligations',
    keywords: 'warehouse.obligationKeywords',
    load: () => import('./ObligationsScreen.tsx').then((file) => file.ObligationsScreen),
    navigation: { group: 'stock', icon: IconRefreshAlert },
  },
  {
    path: '/warehouses',
    permission: 'stock.read',
    title: 'warehouse.warehouses',
    load: () => import('./WarehousesScreen.tsx').then((file) => file.WarehousesScreen),
    navigation: { group: 'stock', icon: IconBuildingWarehouse },
  },
];

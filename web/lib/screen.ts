// A screen as a slice declares it: where it is, who may see it, what it is called, and how its code is fetched.
import type { ComponentType, FunctionComponent } from 'react';
import type { PlainKey } from './texts.ts';

/** The sidebar's groups, in order; their titles are `web.group.<name>` in the texts. */
export const navigationGroups = [
  'work',
  'customers',
  'network',
  'warranty',
  'stock',
  'money',
  'quality',
  'insight',
  'base',
  'settings',
] as const;
export type NavigationGroup = (typeof navigationGroups)[number];
export type Icon = ComponentType<{ size?: number; stroke?: number }>;

export type Screen = {
  /** `/requests`, `/requests/$number`; the part after `$` is read with `usePathPart('number')`. */
  path: string;
  /** A permission's name, or 'signedIn'. */
  permission: string;
  title: PlainKey;
  /** `() => import('./RequestsScreen.tsx').then((file) => file.RequestsScreen)`. */
  load: () => Promise<FunctionComponent>;
  /** Where it stands in the sidebar (console) or the bottom bar (portal); without it, it is reached from elsewhere. */
  navigation?: { group: NavigationGroup; icon: Icon };
  /** More words by which the search box finds it. */
  keywords?: PlainKey;
};

/** A record that the search box found. */
export type Found = { id: string; title: string; line?: string; to: string; group: string };
/** Finds records of one kind by typed text. */
export type Finder = {
  permission: string;
  find: (q: string, signal: AbortSignal) => Promise<readonly Found[]>;
};

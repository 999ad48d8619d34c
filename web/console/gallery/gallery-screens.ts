import {
  IconBuildingStore,
  IconCalendarTime,
  IconHome,
  IconInbox,
  IconMap2,
  IconShieldCheck,
  IconTag,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import type { Icon, NavigationGroup, Screen } from '../../lib/screen.ts';

const links: readonly (readonly [NavigationGroup, Icon])[] = [
  ['work', IconHome],
  ['work', IconInbox],
  ['work', IconTool],
  ['work', IconCalendarTime],
  ['customers', IconUsers],
  ['network', IconBuildingStore],
  ['network', IconMap2],
  ['warranty', IconShieldCheck],
  ['base', IconTag],
];

/** A sidebar for the gallery: many links, none of which goes anywhere. */
export const galleryScreens: readonly Screen[] = links.map(([group, icon], index) => ({
  path: index === 1 ? '/kit' : `/kit-${index}`,
  permission: 'signedIn',
  title: index === 0 ? 'web.home' : `web.group.${group}`,
  load: () => Promise.resolve(() => null),
  navigation: { group, icon },
}));

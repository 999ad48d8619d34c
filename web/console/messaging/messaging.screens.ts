import { IconDeviceMobileMessage, IconInbox, IconMessage2, IconTextWrap } from '@tabler/icons-react';
import type { Screen } from '../../lib/screen.ts';

export const messagingScreens: readonly Screen[] = [
  {
    path: '/sandbox',
    permission: 'sandbox.use',
    title: 'messaging.sandbox',
    keywords: 'messaging.sandboxKeywords',
    load: () => import('./SandboxScreen.tsx').then((file) => file.SandboxScreen),
    navigation: { group: 'work', icon: IconDeviceMobileMessage },
  },
  {
    path: '/messages',
    permission: 'message.read',
    title: 'messaging.messages',
    load: () => import('./MessagesScreen.tsx').then((file) => file.MessagesScreen),
    navigation: { group: 'customers', icon: IconMessage2 },
  },
  {
    path: '/messages/inbox',
    permission: 'message.read',
    title: 'messaging.inbox',
    load: () => import('./InboxScreen.tsx').then((file) => file.InboxScreen),
    navigation: { group: 'customers', icon: IconInbox },
  },
  {
    path: '/message-templates',
    permission: 'message.read',
    title: 'messaging.templates',
    load: () => import('./TemplatesScreen.tsx').then((file) => file.TemplatesScreen),
    navigation: { group: 'settings', icon: IconTextWrap },
  },
];

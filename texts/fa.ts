import { faScreens } from './fa.screens.ts';
import { apiDocs } from './fa/api-docs.ts';
import { appointment } from './fa/appointment.ts';
import { backup } from './fa/backup.ts';
import { health } from './fa/health.ts';
import { sms } from './fa/sms.ts';
import { start } from './fa/start.ts';
import { tracking } from './fa/tracking.ts';
import { warrantyPage } from './fa/warranty-page.ts';

/** Every Persian text. The terminal's, the messages' and the public page's are no part of the console's first load. */
export const fa = {
  ...faScreens,
  ...apiDocs,
  ...appointment,
  ...backup,
  ...health,
  ...sms,
  ...start,
  ...tracking,
  ...warrantyPage,
} as const;

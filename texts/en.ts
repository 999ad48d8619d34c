import { enScreens } from './en.screens.ts';
import { apiDocs } from './en/api-docs.ts';
import { appointment } from './en/appointment.ts';
import { backup } from './en/backup.ts';
import { health } from './en/health.ts';
import { sms } from './en/sms.ts';
import { start } from './en/start.ts';
import { tracking } from './en/tracking.ts';
import { warrantyPage } from './en/warranty-page.ts';

/** Every English text. */
export const en = {
  ...enScreens,
  ...apiDocs,
  ...appointment,
  ...backup,
  ...health,
  ...sms,
  ...start,
  ...tracking,
  ...warrantyPage,
} as const;

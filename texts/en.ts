import { enScreens } from './en.screens.ts';
import { appointment } from './en/appointment.ts';
import { sms } from './en/sms.ts';
import { start } from './en/start.ts';
import { tracking } from './en/tracking.ts';

/** Every English text. */
export const en = { ...enScreens, ...appointment, ...sms, ...start, ...tracking } as const;

import { appointment } from './fa/appointment.ts';

/** Every word of the appointment page and no other: it must stay small. */
export const fa = { ...appointment } as const;

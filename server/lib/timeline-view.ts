import { z } from 'zod';

/** A page of a thing's timeline, as contracts of both sides know it. */
export const TimelineView = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      partId: z.uuid().nullable(),
      kind: z.string(),
      facts: z.record(z.string(), z.unknown()),
      personal: z.record(z.string(), z.unknown()).nullable(),
      actorKind: z.string(),
      actorTitle: z.string(),
      occurredAt: z.date().transform((at) => at.toISOString()),
    }),
  ),
  next: z.string().nullable(),
});
export type TimelineView = z.input<typeof TimelineView>;

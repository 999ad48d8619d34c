// The two clocks of what happens in the field: the phone's and the server's. Pure.

const SKEW_MS_MAX = 5 * 60_000;
const BELIEVED_MS_MAX = 72 * 3_600_000;

export interface Clocks {
  /** As the phone says. */
  readonly occurredAt: Date;
  /** As the server says. */
  readonly recordedAt: Date;
}

/** The clocks lie more than five minutes apart: flagged, never corrected in silence. Row I6. */
export function isSkewed({ occurredAt, recordedAt }: Clocks): boolean {
  return Math.abs(occurredAt.getTime() - recordedAt.getTime()) > SKEW_MS_MAX;
}

/**
 * The work day: what the phone said if it lies between acceptance and the server's time and is at most 72 hours old,
 * else the server's time, held for a person. Row I6.
 */
export function workEndOf({ occurredAt, recordedAt, acceptedAt }: Clocks & { acceptedAt: Date | null }): {
  workEndedAt: Date;
  isDateHeld: boolean;
} {
  const isBelieved =
    acceptedAt !== null &&
    occurredAt >= acceptedAt &&
    occurredAt <= recordedAt &&
    recordedAt.getTime() - occurredAt.getTime() <= BELIEVED_MS_MAX;
  return { workEndedAt: isBelieved ? occurredAt : recordedAt, isDateHeld: !isBelieved };
}

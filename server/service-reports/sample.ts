import { createHmac } from 'node:crypto';

// Which of the reports that need no person go to one all the same. Pure. Row I8.

const RANGE = 2 ** 32;

/** The same report is chosen again and again, or never; without the company's secret nobody can tell which. */
export function isChosen(
  reportId: string,
  { secret, percent }: { secret: Buffer; percent: number },
): boolean {
  const digest = createHmac('sha256', secret).update(`report for a person: ${reportId}`).digest();
  return digest.readUInt32BE(0) < (RANGE * percent) / 100;
}

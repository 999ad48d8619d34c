import type { z } from 'zod';
import type { IssueRow, IssueState, IssueView } from '../../../server/warehouse/warehouse.contract.ts';
import type { Tone } from '../../kit/tones.ts';

export type Issue = z.output<typeof IssueView>;
export type IssueLine = z.output<typeof IssueRow>;

export const issueTones = {
  sent: 'active',
  received: 'done',
  differs: 'late',
  settled: 'plain',
} as const satisfies Record<IssueState, Tone>;

import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { instantView, listOf, pageFields } from '../lib/fields.ts';
import { referralStates } from './words.contract.ts';

/** What a former agency keeps: its own line, without the customer. */
export const FormerReferral = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  deviceTitle: z.string(),
  state: z.enum(referralStates),
  reasonNote: z.string(),
  referredAt: instantView(),
  endedAt: instantView(),
});
export const listFormerReferrals = contract({
  operation: 'requests.formerReferrals',
  method: 'GET',
  path: '/former-referrals',
  permission: 'workOrder.read',
  summary: 'Referrals that an agency declined, left without an answer, or that were taken back.',
  input: z.strictObject({ after: pageFields().after, limit: pageFields().limit }),
  output: listOf(FormerReferral),
});

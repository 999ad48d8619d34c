import type { listMessages, MessageState } from '../../../server/messaging/messaging.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import type { RowOf } from '../../lib/ask.ts';
import { sentenceOf, t } from '../../lib/texts.ts';

export type Message = RowOf<typeof listMessages>;

export const stateTone = {
  queued: 'active',
  scheduled: 'active',
  sent: 'active',
  delivered: 'done',
  undelivered: 'late',
  failed: 'late',
  blocked: 'late',
  cancelled: 'plain',
  expired: 'late',
  unknown: 'due',
} as const satisfies Record<MessageState, Tone>;

/** Why a message did not go; a panel's reason without a sentence of ours stays as it came. */
export function reasonWord(reason: string | null): string | undefined {
  return reason === null ? undefined : (sentenceOf(`messaging.reason.${reason}`) ?? reason);
}

export function templateTitle(template: string | null): string {
  return template === null ? '—' : (sentenceOf(`messaging.template.${template}`) ?? template);
}

export function whose({ direction, recipient }: Pick<Message, 'direction' | 'recipient'>): string {
  return direction === 'in' || recipient === null
    ? t('messaging.direction.in')
    : t(`messaging.recipient.${recipient}`);
}

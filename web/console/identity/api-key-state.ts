import type { listApiKeys } from '../../../server/identity/identity.contract.ts';
import type { RowOf } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

export type ApiKey = RowOf<typeof listApiKeys>;

/** What a key is now. */
export function keyState({ isEnded, expiresAt }: ApiKey): { tone: 'plain' | 'late' | 'done'; label: string } {
  if (isEnded) return { tone: 'plain', label: t('identity.keyEnded') };
  if (expiresAt !== null && expiresAt < new Date().toISOString())
    return { tone: 'late', label: t('identity.keyOver') };
  return { tone: 'done', label: t('web.inUse') };
}

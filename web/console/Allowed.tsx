import type { ReactNode } from 'react';
import { EmptyState } from '../kit/EmptyState.tsx';
import { useMay } from '../lib/session.ts';
import { t } from '../lib/texts.ts';

/** A screen for those who may see it; others read why it is empty. */
export function Allowed({ permission, children }: { permission: string; children: ReactNode }) {
  const may = useMay();
  return may(permission) ? children : <EmptyState title={t('web.forbidden')} hint={t('web.forbiddenHint')} />;
}

import type { RuleView } from '../../../server/tariffs/tariffs.contract.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { RuleEffect } from './RuleEffect.tsx';
import { RuleScope } from './RuleScope.tsx';
import { scopeOf } from './tariff-words.ts';

export function ruleColumns(): readonly Column<RuleView>[] {
  return [
    {
      key: 'kind',
      title: t('tariffs.kind'),
      width: 160,
      card: 'title',
      cell: (row) => t(`tariffs.kind.${row.kind}`),
    },
    { key: 'scope', title: t('tariffs.scope'), cell: (row) => <RuleScope of={scopeOf(row)} /> },
    {
      key: 'title',
      title: t('tariffs.title'),
      width: 160,
      card: 'none',
      hidden: true,
      cell: (row) => row.title || '—',
    },
    {
      key: 'effect',
      title: t('tariffs.effect'),
      width: 190,
      align: 'end',
      cell: (row) => <RuleEffect of={row} />,
    },
    {
      key: 'fromOn',
      title: t('tariffs.fromOn'),
      width: 120,
      cell: (row) => <When at={row.fromOn} show="day" />,
    },
    {
      key: 'toOn',
      title: t('tariffs.toOn'),
      width: 120,
      cell: (row) => (row.toOn === null ? '—' : <When at={row.toOn} show="day" />),
    },
    {
      key: 'state',
      title: t('web.state'),
      width: 120,
      card: 'corner',
      cell: (row) => <RuleState of={row} />,
    },
  ];
}

/** Whether a rule holds today. */
export function RuleState({ of }: { of: Pick<RuleView, 'isRetired' | 'fromOn' | 'toOn'> }) {
  const now = today();
  if (of.isRetired) return <StatusBadge>{t('web.retired')}</StatusBadge>;
  if (of.fromOn > now) return <StatusBadge tone="due">{t('tariffs.later')}</StatusBadge>;
  if (of.toOn !== null && of.toOn < now) return <StatusBadge>{t('tariffs.over')}</StatusBadge>;
  return <StatusBadge tone="done">{t('tariffs.now')}</StatusBadge>;
}

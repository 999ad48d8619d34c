import type { TemplateView } from '../../../server/messaging/messaging.contract.ts';
import { listTemplates } from '../../../server/messaging/messaging.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { t } from '../../lib/texts.ts';
import { TemplatePanel } from './TemplatePanel.tsx';

/** The texts that go out by themselves: what is said to whom, and whether it is sent at all. */
export function TemplatesScreen() {
  return (
    <ListScreen
      name="messageTemplates"
      title={t('messaging.templates')}
      list={listTemplates}
      columns={columns()}
      stages={{
        param: 'on',
        choices: [
          { value: 'true', label: t('messaging.areOn') },
          { value: 'false', label: t('messaging.areOff') },
        ],
      }}
      Panel={TemplatePanel}
      empty={{ title: t('messaging.noTemplates') }}
    />
  );
}

const columns = (): readonly Column<TemplateView>[] => [
  { key: 'title', title: t('web.titleField'), width: 250, card: 'title', cell: (row) => row.title },
  {
    key: 'recipient',
    title: t('messaging.recipient'),
    width: 110,
    cell: (row) => t(`messaging.recipient.${row.recipient}`),
  },
  { key: 'text', title: t('messaging.preview'), cell: (row) => row.preview.text },
  {
    key: 'parts',
    title: t('messaging.length'),
    width: 90,
    cell: (row) => t('messaging.parts', { count: row.preview.parts }),
  },
  {
    key: 'ours',
    title: t('messaging.wording'),
    width: 110,
    cell: (row) => (row.isOurs ? t('messaging.ourWording') : t('messaging.ownText')),
  },
  {
    key: 'state',
    title: t('web.state'),
    width: 120,
    card: 'corner',
    cell: (row) =>
      row.isOn ? (
        <StatusBadge tone="done">{t('messaging.on')}</StatusBadge>
      ) : (
        <StatusBadge>{t('messaging.off')}</StatusBadge>
      ),
  },
];

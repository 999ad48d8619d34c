import { Switch } from '@mantine/core';
import type { TemplateView } from '../../../server/messaging/messaging.contract.ts';
import { changeTemplate } from '../../../server/messaging/messaging.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { useCommand } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { TemplateForm } from './TemplateForm.tsx';

export function TemplatePanel({ row, close }: PanelProps<TemplateView>) {
  const may = useMay();
  const change = useCommand(changeTemplate, { onRefused: sayFailed });
  if (row === undefined) {
    return (
      <SidePanel title={t('messaging.templates')} onClose={close}>
        <EmptyState title={t('web.missing')} hint={t('messaging.notInList')} />
      </SidePanel>
    );
  }
  const mayWrite = may(changeTemplate.permission);
  return (
    <SidePanel
      title={row.title}
      onClose={close}
      moves={
        <Switch
          label={t('messaging.isOn')}
          checked={row.isOn}
          disabled={!mayWrite || change.busy}
          onChange={(event) =>
            change.run({ code: row.code, version: row.version, isOn: event.currentTarget.checked })
          }
        />
      }
    >
      <TemplateForm key={`${row.code}/${row.version}`} template={row} readOnly={!mayWrite} close={close} />
    </SidePanel>
  );
}

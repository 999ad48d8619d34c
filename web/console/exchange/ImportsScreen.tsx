import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listImportKinds, listImports } from '../../../server/exchange/exchange.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useGo } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { importColumns } from './ImportColumns.tsx';
import { kindTitle } from './import-words.ts';

/** Lists that came in by file: what became of each, and those that still run. */
export function ImportsScreen() {
  const go = useGo();
  const kinds = useAsk(listImportKinds, {}, { staleMs: 10 * 60_000 });
  const newButton = (
    <Button component={Link} to="/imports/new" size="xs" leftSection={<IconUpload size={16} />}>
      {t('exchange.newImport')}
    </Button>
  );
  return (
    <ListScreen
      name="imports"
      title={t('exchange.imports')}
      list={listImports}
      columns={importColumns()}
      searchHint={t('exchange.searchHint')}
      filters={[
        {
          kind: 'choice',
          param: 'kind',
          label: t('exchange.kind'),
          choices: (kinds.data?.items ?? []).map(({ kind }) => ({ value: kind, label: kindTitle(kind) })),
        },
      ]}
      onOpen={({ id }) => go(`/imports/${id}`)}
      actions={newButton}
      empty={{ title: t('exchange.none'), hint: t('exchange.noneHint'), action: newButton }}
      topics={['import']}
    />
  );
}

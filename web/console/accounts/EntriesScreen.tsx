import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { listEntries } from '../../../server/ledger/entries.contract.ts';
import { documentKinds } from '../../../server/ledger/ledger.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { t } from '../../lib/texts.ts';
import { entryColumns } from './EntryColumns.tsx';
import { EntryPanel } from './EntryPanel.tsx';

/** The books as they were written, newest first. */
export function EntriesScreen() {
  return (
    <ListScreen
      name="journal-entries"
      title={t('ledger.entries')}
      list={listEntries}
      columns={entryColumns()}
      searchHint={t('ledger.entriesSearchHint')}
      filters={[
        {
          kind: 'choice',
          param: 'documentKind',
          label: t('ledger.document'),
          choices: documentKinds.map((value) => ({ value, label: t(`ledger.document.${value}`) })),
        },
        { kind: 'coded', param: 'agencyId', label: t('ledger.agency'), list: listAgencies },
      ]}
      Panel={EntryPanel}
      empty={{ title: t('ledger.noEntries'), hint: t('ledger.noEntriesHint') }}
      topics={['account']}
    />
  );
}

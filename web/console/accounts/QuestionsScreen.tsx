import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { listQuestions } from '../../../server/ledger/account-questions.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { t } from '../../lib/texts.ts';
import { questionColumns } from './QuestionColumns.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';

/** What agencies ask about lines of their accounts. */
export function QuestionsScreen() {
  return (
    <ListScreen
      name="account-questions"
      title={t('ledger.questions')}
      list={listQuestions}
      columns={questionColumns()}
      noSearch
      stages={{
        param: 'open',
        choices: [
          { value: 'true', label: t('ledger.unanswered') },
          { value: 'false', label: t('ledger.answered') },
        ],
      }}
      filters={[{ kind: 'coded', param: 'agencyId', label: t('ledger.agency'), list: listAgencies }]}
      Panel={QuestionPanel}
      empty={{ title: t('ledger.noQuestions'), hint: t('ledger.noQuestionsHint') }}
      topics={['account']}
    />
  );
}

import { agencyGradeList } from '../../../server/catalog/catalog.contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { t } from '../../lib/texts.ts';

export function AgencyGradesScreen() {
  return (
    <CodingScreen
      name="agency-grades"
      title={t('catalog.agencyGrades')}
      newTitle={t('catalog.newAgencyGrade')}
      of={agencyGradeList}
      emptyHint={t('catalog.agencyGradesEmpty')}
    />
  );
}

import { Button, Drawer } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listSurveys, makeSurvey } from '../../../server/surveys/surveys.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import type { Column } from '../../kit/table-model.ts';
import { useAddress } from '../../lib/address.ts';
import type { RowOf } from '../../lib/ask.ts';
import { digits, number } from '../../lib/numbers.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { SurveyForm } from './SurveyForm.tsx';
import { SurveyPanel } from './SurveyPanel.tsx';

type SurveyRow = RowOf<typeof listSurveys>;

const columns = (): readonly Column<SurveyRow>[] => [
  { key: 'title', title: t('surveys.title'), card: 'title', cell: ({ title }) => title },
  {
    key: 'kind',
    title: t('surveys.serviceKind'),
    cell: ({ serviceKind }) =>
      serviceKind === null ? t('surveys.everyService') : t(`requests.serviceKind.${serviceKind}`),
  },
  {
    key: 'questions',
    title: t('surveys.questionCount'),
    width: 110,
    cell: ({ questionCount }) => number(questionCount),
  },
  {
    key: 'number',
    title: t('surveys.number'),
    width: 90,
    card: 'corner',
    cell: ({ number: at }) => digits(at),
  },
  { key: 'bad', title: t('surveys.badBelow'), width: 170, cell: ({ badBelow }) => digits(badBelow) },
  { key: 'tries', title: t('surveys.triesMax'), width: 160, cell: ({ triesMax }) => digits(triesMax) },
];

/** What customers are asked. Row L1. */
export function SurveysScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [isNew, setNew] = useState(false);
  const close = () => setNew(false);
  const newButton = may(makeSurvey.permission) ? (
    <Button size="xs" leftSection={<IconPlus size={16} />} onClick={() => setNew(true)}>
      {t('surveys.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="surveys"
        title={t('surveys.list')}
        list={listSurveys}
        columns={columns()}
        noSearch
        filters={[{ kind: 'flag', param: 'retired', label: t('web.withRetired') }]}
        Panel={SurveyPanel}
        actions={newButton}
        empty={{ title: t('surveys.none'), hint: t('surveys.noneHint'), action: newButton }}
        topics={['survey']}
      />
      <Drawer
        opened={isNew}
        onClose={close}
        size="xl"
        title={t('surveys.new')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <SurveyForm
          survey={undefined}
          close={close}
          onDone={(id) => {
            close();
            change({ open: id });
          }}
        />
      </Drawer>
    </>
  );
}

import { Alert, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import {
  allowGoodwill,
  readGoodwill,
  takeBackGoodwill,
} from '../../../server/service-reports/goodwill.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayDone } from '../../kit/notify.ts';
import { When } from '../../kit/When.tsx';
import { sayFailure } from '../../lib/failure-words.ts';
import { useAsk, useCommand, useList } from '../../lib/ask.ts';
import type { OutputOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';

type Goodwill = NonNullable<OutputOf<typeof readGoodwill>['goodwill']>;

/** Whether the company bears a repair that no warranty covers; who may, allows it here. Row I2. */
export function GoodwillPanel({ workOrderId }: { workOrderId: string }) {
  const [isOpen, setOpen] = useState(false);
  const asked = useAsk(readGoodwill, { id: workOrderId }, { topics: ['serviceReport', 'workOrder'] });
  if (asked.data === undefined) return null;
  const { goodwill, moves } = asked.data;
  if (goodwill === null && moves.length === 0) return null;
  return (
    <section aria-label={t('reportRules.goodwill')}>
      {goodwill === null ? (
        <Text size="sm" mb="xs">
          {t('reportRules.goodwillSays')}
        </Text>
      ) : (
        <Allowed goodwill={goodwill} />
      )}
      {moves.includes('takeBack') ? <TakeBack workOrderId={workOrderId} /> : null}
      {isOpen ? (
        <AllowForm workOrderId={workOrderId} close={() => setOpen(false)} />
      ) : (
        <Moves
          moves={moves}
          of={[{ move: 'allow', label: t('reportRules.allow'), run: () => setOpen(true) }]}
        />
      )}
    </section>
  );
}

function Allowed({ goodwill }: { goodwill: Goodwill }) {
  const { reasonTitle, note, allowedAt, allowedByTitle } = goodwill;
  return (
    <Alert color="due" title={`${t('reportRules.goodwill')}: ${reasonTitle}`} mb="xs">
      {note === '' ? null : <p>{note}</p>}
      {t('reportRules.allowedBy', { person: allowedByTitle })} <When at={allowedAt} />
    </Alert>
  );
}

function AllowForm({ workOrderId, close }: { workOrderId: string; close: () => void }) {
  const reasons = useList(reasonList.list, { kind: 'goodwill' }, { limit: 100 });
  const state = useCommandForm({
    contract: allowGoodwill,
    initial: { reasonCode: '', note: '' },
    draft: `serviceReports.goodwill.${workOrderId}`,
    toInput: (values) => ({ ...values, id: workOrderId }),
    also: ['requests'],
    onDone: () => {
      sayDone(t('reportRules.allowed'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('reportRules.allow')} onCancel={close}>
      <Select
        label={t('reportRules.reason')}
        withAsterisk
        autoFocus
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        nothingFoundMessage={t('web.nothingFound')}
        {...getInputProps('reasonCode')}
      />
      <Textarea label={t('reportRules.note')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}

function TakeBack({ workOrderId }: { workOrderId: string }) {
  const command = useCommand(takeBackGoodwill, {
    also: ['requests'],
    onDone: () => sayDone(t('reportRules.takenBack')),
  });
  return (
    <>
      <ConfirmButton
        says={t('reportRules.takeBackSays')}
        verb={t('reportRules.takeBack')}
        loading={command.busy}
        onConfirm={() => command.run({ id: workOrderId })}
      >
        {t('reportRules.takeBack')}
      </ConfirmButton>
      {command.problem === undefined ? null : (
        <Text size="sm" role="alert" c="late">
          {sayFailure(command.problem).title}
        </Text>
      )}
    </>
  );
}

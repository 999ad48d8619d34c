import { Group, NumberInput, Select, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import type { LineDraft } from './decision-draft.ts';
import type { Desk } from './desk.ts';
import classes from './Desk.module.css';
import type { ReportLine } from './report-words.ts';

const reasonKindOf = { correct: 'change_fee', reject: 'reject_line' } as const;

type LineChoiceProps = { of: Desk; line: ReportLine; isCurrent: boolean };

/** Approve, correct or reject a line; a correction or a rejection says why, in a coded word the agency sees. */
export function LineChoice({ of, line, isCurrent }: LineChoiceProps) {
  const chosen = of.draft.lines[line.id];
  const isMissing = of.missing?.id === line.id;
  return (
    <div className={classes['choice']}>
      <ChoiceButtons
        chosen={chosen?.decision}
        label={t('approval.decisionOf')}
        withKeys={isCurrent}
        choose={(decision) => of.chooseFor(line.id, decision)}
      />
      {isMissing && of.missing?.what === 'line' ? (
        <p className={classes['trouble']} role="alert">
          {t('approval.missing.line')}
        </p>
      ) : null}
      {chosen === undefined || chosen.decision === 'approve' ? null : (
        <WhyFields of={of} line={line} chosen={{ ...chosen, decision: chosen.decision }} />
      )}
    </div>
  );
}

type WhyFieldsProps = {
  of: Desk;
  line: ReportLine;
  chosen: LineDraft & { decision: keyof typeof reasonKindOf };
};

function WhyFields({ of, line, chosen }: WhyFieldsProps) {
  const { decision } = chosen;
  const reasons = useList(reasonList.list, { kind: reasonKindOf[decision] }, { limit: 100 });
  const first = useRef<HTMLInputElement>(null);
  const what = of.missing?.id === line.id ? of.missing.what : undefined;
  // Out of the fields and back to the letters: Escape stays at the line, Enter in a number goes on to the next.
  const leaveByKey = (event: KeyboardEvent<HTMLElement>) => {
    const isNumber = event.target instanceof HTMLInputElement && event.target.inputMode === 'numeric';
    const isEnd = event.key === 'Enter' && isNumber && !event.ctrlKey && !event.metaKey;
    if (event.key !== 'Escape' && !isEnd) return;
    event.preventDefault();
    event.currentTarget.closest('li')?.focus();
    if (isEnd) of.step(1);
  };
  const change = (fields: Partial<Omit<LineDraft, 'decision'>>) => of.editLine(line.id, fields);
  return (
    <Group align="start" gap="sm" className={classes['why'] ?? ''} onKeyDown={leaveByKey}>
      <Select
        ref={first}
        data-autofocus
        autoFocus
        label={t('approval.reason')}
        withAsterisk
        searchable
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        value={chosen.reasonCode || null}
        onChange={(code) => change({ reasonCode: code ?? '' })}
        nothingFoundMessage={t('web.nothingFound')}
        error={what === 'reason' ? t('approval.missing.reason') : undefined}
      />
      {decision === 'correct' && line.kind !== 'part_removed' ? (
        <RialInput
          label={t('approval.feeByHand')}
          value={chosen.feeAmount}
          onChange={(feeAmount) => change({ feeAmount })}
          error={what === 'change' ? t('approval.missing.change') : undefined}
        />
      ) : null}
      {decision === 'correct' && line.kind !== 'labour' ? (
        <NumberInput
          label={t('approval.quantity')}
          min={1}
          {...(line.kind === 'part_removed' ? {} : { max: line.quantity })}
          error={line.kind === 'part_removed' && what === 'change' ? t('approval.missing.change') : undefined}
          hideControls
          value={chosen.quantity}
          onChange={(quantity) => change({ quantity: typeof quantity === 'number' ? quantity : '' })}
        />
      ) : null}
      <Textarea
        label={t('approval.note')}
        autosize
        minRows={1}
        maxLength={4000}
        value={chosen.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </Group>
  );
}

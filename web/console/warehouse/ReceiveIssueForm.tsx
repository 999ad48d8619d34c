import { Stack, Text, TextInput } from '@mantine/core';
import { receiveIssue } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { sayDone } from '../../kit/notify.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Issue } from './issue-words.ts';

/** Says what of an issue arrived: everything, unless a number is changed. Row M2. */
export function ReceiveIssueForm({ issue, close }: { issue: Issue; close: () => void }) {
  const state = useCommandForm({
    contract: receiveIssue,
    initial: {
      differences: issue.lines.map((line) => ({ quantity: String(line.sentQuantity), note: '' })),
    },
    toInput: ({ differences }) => ({
      id: issue.id,
      version: issue.version,
      differences: issue.lines.map(({ partId }, at) => ({
        partId,
        receivedQuantity: Number(differences[at]?.quantity ?? 0),
        note: differences[at]?.note ?? '',
      })),
    }),
    onDone: () => {
      sayDone(t('warehouse.issueReceived'));
      close();
    },
  });
  const { errors, getInputProps, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.receive')} onCancel={close}>
      <Stack gap="sm">
        <Text fw={600}>{t('warehouse.receiveTitle')}</Text>
        <Text size="sm" c="dimmed">
          {t('warehouse.receiveHint')}
        </Text>
        {issue.lines.map((line, at) => {
          const error = errors[`differences.${at}.receivedQuantity`];
          const isLess = Number(values.differences[at]?.quantity ?? 0) !== line.sentQuantity;
          return (
            <Stack gap={4} key={line.id}>
              <DigitsInput
                label={digits(line.partTitle)}
                description={`${t('warehouse.sent')}: ${number(line.sentQuantity)} ${line.unit}`}
                digitsMax={9}
                {...getInputProps(`differences.${at}.quantity`)}
                {...(error === undefined ? {} : { error })}
              />
              {isLess ? (
                <TextInput
                  label={t('warehouse.differenceNote')}
                  {...getInputProps(`differences.${at}.note`)}
                />
              ) : null}
            </Stack>
          );
        })}
      </Stack>
    </CommandForm>
  );
}

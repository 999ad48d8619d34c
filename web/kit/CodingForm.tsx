import { Button, Stack } from '@mantine/core';
import type { Contract } from '../lib/ask.ts';
import { useCommand } from '../lib/ask.ts';
import { inputOf } from '../lib/form-input.ts';
import { useMay } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { CodingInput } from './CodingInput.tsx';
import type { CodingField, CodingRow } from './coding-field.ts';
import { useCommandForm } from './command-form.ts';
import { CommandForm } from './CommandForm.tsx';

type CodingFormProps<Row extends CodingRow> = {
  name: string;
  row: Row | undefined;
  contract: Contract;
  canRetire: boolean;
  fields: readonly CodingField<Row>[];
  without: readonly string[];
  also: readonly string[];
  close: () => void;
};

/** The form of one coded word: its own fields and those that the screen declares. */
export function CodingForm<Row extends CodingRow>(props: CodingFormProps<Row>) {
  const { row, contract, close, also } = props;
  const fields = [...ownFields<Row>(props.without), ...props.fields];
  const state = useCommandForm<Contract, Record<string, unknown>>({
    contract,
    initial: Object.fromEntries(fields.map((field) => [field.key, startOf(field, row)])),
    draft: `coding.${props.name}.${row?.id ?? 'new'}`,
    also,
    toInput: (values) => ({ ...sent(fields, values, row !== undefined), ...markOf(row) }),
    onDone: close,
  });
  return (
    <CommandForm
      of={state}
      onCancel={close}
      aside={
        row === undefined || !props.canRetire ? null : (
          <RetireButton contract={contract} row={row} also={also} onDone={close} />
        )
      }
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <CodingInput
            key={field.key}
            field={field}
            row={row}
            input={state.form.getInputProps(field.key)}
            checked={state.form.values[field.key] === true}
          />
        ))}
      </Stack>
    </CommandForm>
  );
}

type RetireButtonProps = { contract: Contract; row: CodingRow; also: readonly string[]; onDone: () => void };

/** Out of use and back: nothing is lost, so no question is asked. */
function RetireButton({ contract, row, also, onDone }: RetireButtonProps) {
  const may = useMay();
  const command = useCommand(contract, { also, onDone });
  if (!may(contract.permission)) return null;
  return (
    <Button
      ms="auto"
      variant="subtle"
      color={row.isRetired ? 'accent' : 'late'}
      loading={command.busy}
      onClick={() => command.run(inputOf(contract, { ...markOf(row), retired: row.isRetired !== true }))}
    >
      {row.isRetired ? t('web.restore') : t('web.retire')}
    </Button>
  );
}

function ownFields<Row>(without: readonly string[]): CodingField<Row>[] {
  const own: CodingField<Row>[] = [
    { key: 'code', kind: 'latin', label: t('web.code'), required: true },
    { key: 'title', kind: 'text', label: t('web.titleField'), required: true },
    { key: 'titleEn', kind: 'latin', label: t('web.titleEn') },
  ];
  return own.filter(({ key }) => !without.includes(key));
}

function startOf<Row extends CodingRow>(field: CodingField<Row>, row: Row | undefined): unknown {
  const held =
    row === undefined ? undefined : (field.of?.(row) ?? new Map(Object.entries(row)).get(field.key));
  if (held !== undefined && held !== null) return held;
  if (field.kind === 'flag') return false;
  return field.kind === 'choices' ? [] : '';
}

function sent<Row>(
  fields: readonly CodingField<Row>[],
  values: Readonly<Record<string, unknown>>,
  isChange: boolean,
) {
  const kept = fields.filter(({ fixed }) => !(isChange && fixed === true));
  return Object.fromEntries(kept.map(({ key }) => [key, values[key]]));
}

function markOf(row: CodingRow | undefined): Record<string, unknown> {
  if (row === undefined) return {};
  return row.version === undefined ? { id: row.id } : { id: row.id, version: row.version };
}

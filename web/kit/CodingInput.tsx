import { MultiSelect, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { CodingField } from './coding-field.ts';
import { DigitsInput } from './DigitsInput.tsx';
import { JalaliDate } from './JalaliDate.tsx';
import { PhoneInput } from './PhoneInput.tsx';
import { RialInput } from './RialInput.tsx';
import { SelectCode } from './SelectCode.tsx';
import ltr from './Ltr.module.css';

type CodingInputProps<Row> = {
  field: CodingField<Row>;
  /** The row being changed; undefined for a new one. */
  row: Row | undefined;
  /** What `form.getInputProps` gives. */
  input: ReturnType<ReturnType<typeof import('@mantine/form').useForm>['getInputProps']>;
  checked: boolean;
};

/** The field that a declaration asks for. */
export function CodingInput<Row>({ field, row, input, checked }: CodingInputProps<Row>) {
  const common = {
    label: field.label,
    description: field.hint,
    withAsterisk: field.required ?? false,
    disabled: field.fixed === true && row !== undefined,
    ...input,
  };
  switch (field.kind) {
    case 'text':
      return <TextInput {...common} />;
    case 'latin':
      return <TextInput {...common} classNames={{ input: ltr['ltr'] ?? '' }} />;
    case 'long':
      return <Textarea {...common} autosize minRows={3} maxRows={10} />;
    case 'digits':
      return <DigitsInput {...common} />;
    case 'phone':
      return <PhoneInput {...common} />;
    case 'day':
      return <JalaliDate {...common} />;
    case 'rial':
      return <RialInput {...common} />;
    case 'flag':
      return (
        <Switch
          label={field.label}
          description={field.hint}
          checked={checked}
          onChange={(event) => input.onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <DigitsInput
          {...common}
          value={input.value === '' ? '' : String(input.value)}
          onChange={(typed) => input.onChange(typed === '' ? '' : Number(typed))}
          digitsMax={9}
          rightSection={field.unit}
          rightSectionWidth={56}
          rightSectionPointerEvents="none"
        />
      );
    case 'choice':
      return <Select {...common} data={[...field.choices]} searchable={field.choices.length > 8} clearable />;
    case 'choices':
      return <MultiSelect {...common} data={[...field.choices]} searchable />;
    case 'coded':
      return (
        <SelectCode
          {...common}
          list={field.list}
          {...(field.fixedInput === undefined ? {} : { fixed: field.fixedInput })}
          known={row === undefined ? undefined : field.known?.(row)}
        />
      );
  }
}

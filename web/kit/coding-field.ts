import type { ListContract } from '../lib/ask.ts';
import type { CodedRow } from './SelectCode.tsx';
import type { Choice } from './table-model.ts';

/** A row of base data as its list shows it. */
export type CodingRow = {
  id: string;
  title: string;
  code?: string | null | undefined;
  titleEn?: string | null | undefined;
  isRetired?: boolean | undefined;
  version?: number | undefined;
};

type FieldBase<Row> = {
  /** The field's name in the contract's input. */
  key: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Given once; a change shows it and does not send it. */
  fixed?: boolean;
  /** The value in a row; without it the row's property of the same name. */
  of?: (row: Row) => string | number | boolean | readonly string[] | null | undefined;
};

/** A field of a coding form. */
export type CodingField<Row> = FieldBase<Row> &
  (
    | { kind: 'text' | 'latin' | 'long' | 'digits' | 'phone' | 'day' | 'flag' | 'rial' }
    /** A whole number; `unit` stands beside it: «ماه». */
    | { kind: 'number'; unit?: string }
    | { kind: 'choice'; choices: readonly Choice[] }
    | { kind: 'choices'; choices: readonly Choice[] }
    | {
        kind: 'coded';
        list: ListContract<CodedRow>;
        fixedInput?: Readonly<Record<string, unknown>>;
        /** The chosen row of an existing word, so that its title shows. */
        known?: (row: Row) => CodedRow | null | undefined;
      }
  );

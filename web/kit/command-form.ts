// A form that is one command: typed values, the contract's own schema, a draft, the server's complaints at the field.
import { useForm } from '@mantine/form';
import { failureOfIssues } from '../../server/lib/problem.ts';
import { useState } from 'react';
import { useCommand } from '../lib/ask.ts';
import { errorsByPath, withoutBlanks } from '../lib/blank.ts';
import type { Contract, OutputOf, Problem } from '../lib/client.ts';
import { useDraft } from '../lib/draft.ts';
import { sayFieldProblem } from '../lib/failure-words.ts';
import { inputOf } from '../lib/form-input.ts';

export type CommandFormInput<C extends Contract, Values extends Record<string, unknown>> = {
  contract: C;
  /** What stands in the fields at first; '' for an empty one. */
  initial: Values;
  /** The draft's name, such as `requests.receive`; leave it out to keep none. */
  draft?: string;
  /** From the fields to the contract's input, where they differ (ids of the path, the version). */
  toInput?: (values: Values) => Record<string, unknown>;
  onDone?: (output: OutputOf<C>) => void;
  /** Other slices whose answers are old afterwards. */
  also?: readonly string[];
};

/** The fields of a command with their draft and complaints, whichever way it takes to the server. */
export function useCommandFields<C extends Contract, Values extends Record<string, unknown>>(
  given: Pick<CommandFormInput<C, Values>, 'contract' | 'initial' | 'draft' | 'toInput'>,
) {
  const draft = useDraft<Values>(given.draft ?? '');
  const [start] = useState(() => ({ ...given.initial, ...knownFields(draft.found, given.initial) }));
  const [fromDraft, setFromDraft] = useState(() => JSON.stringify(start) !== JSON.stringify(given.initial));
  const form = useForm<Values>({
    initialValues: start,
    clearInputErrorOnChange: true,
    onValuesChange: (values) => draft.keep(values),
  });

  const complain = (errors: readonly { path: string; message: string }[]) => {
    const byPath = errorsByPath(errors);
    form.setErrors(byPath);
    const [first] = Object.keys(byPath);
    if (first !== undefined) focusField(first);
  };
  return {
    form,
    /** True when the fields began with what was typed before and not saved. */
    fromDraft,
    startOver: () => {
      form.setValues(given.initial);
      form.clearErrors();
      draft.drop();
      setFromDraft(false);
    },
    /** The command's input; undefined after the fields have said what is wrong with it. */
    checked: (): Record<string, unknown> | undefined => {
      const values = form.getValues();
      const input = withoutBlanks(given.contract.input, given.toInput?.(values) ?? values);
      const parsed = given.contract.input.safeParse(input);
      if (parsed.success) {
        form.clearErrors();
        return input;
      }
      const { fields } = failureOfIssues(parsed.error.issues);
      complain(fields.map(({ path, code, facts }) => ({ path, message: sayFieldProblem(code, facts) })));
      return undefined;
    },
    /** It was carried out: nothing typed is left to keep. */
    settle: () => {
      draft.drop();
      form.resetDirty();
    },
    /** The server's complaints, each at its field. */
    refuse: ({ errors }: Problem) => {
      const named = errors.filter(({ path }) => path !== '');
      complain(named.map(({ path, code, message }) => ({ path, message: message || sayFieldProblem(code) })));
    },
  };
}

/** The state of a command form; give it to `<CommandForm of={…}>` and its `form.getInputProps(…)` to the fields. */
export function useCommandForm<C extends Contract, Values extends Record<string, unknown>>(
  given: CommandFormInput<C, Values>,
) {
  const { form, fromDraft, startOver, checked, settle, refuse } = useCommandFields(given);
  const command = useCommand(given.contract, {
    ...(given.also === undefined ? {} : { also: given.also }),
    onDone: (output) => {
      settle();
      given.onDone?.(output);
    },
    onRefused: refuse,
  });
  const save = () => {
    if (command.busy) return;
    const input = checked();
    if (input !== undefined) command.run(inputOf(given.contract, input));
  };
  return { form, save, busy: command.busy, problem: command.problem, fromDraft, startOver };
}

export type CommandFormState = Pick<
  ReturnType<typeof useCommandForm>,
  'save' | 'busy' | 'problem' | 'fromDraft' | 'startOver'
> & { form: { errors: Readonly<Record<string, unknown>> } };

function focusField(path: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus(),
  );
}

/** An old draft may lack fields or have more than the form of today. */
function knownFields<Values extends Record<string, unknown>>(
  found: Partial<Values> | undefined,
  initial: Values,
): Partial<Values> {
  if (found === undefined) return {};
  const known: Partial<Values> = {};
  for (const name in initial) if (name in found) Object.assign(known, { [name]: found[name] });
  return known;
}

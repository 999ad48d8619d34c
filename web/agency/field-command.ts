// A verb of the work as the phone says it: with the hour at which the finger pressed.
import { useRef } from 'react';
import { sayFailed } from '../kit/notify.ts';
import { useCommand } from '../lib/ask.ts';
import type { Contract, InputOf, OutputOf } from '../lib/client.ts';

/**
 * Pressing again after a lost answer repeats the same command, so it says the same hour as well: a new one under the
 * same key would be another command.
 */
export function useFieldCommand<C extends Contract, Facts = void>(
  contract: C,
  inputAt: (occurredAt: string, facts: Facts) => InputOf<C>,
  onDone?: (output: OutputOf<C>) => void,
) {
  const pressed = useRef<InputOf<C> | undefined>(undefined);
  const command = useCommand(contract, {
    onDone: (output) => {
      pressed.current = undefined;
      onDone?.(output);
    },
    onRefused: (problem) => {
      if (problem.isRefusal) pressed.current = undefined;
      sayFailed(problem);
    },
  });
  return {
    busy: command.busy,
    press: (facts: Facts) => {
      pressed.current ??= inputAt(new Date().toISOString(), facts);
      command.run(pressed.current);
    },
  };
}

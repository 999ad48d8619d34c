import { Text } from '@mantine/core';
import { useId } from 'react';
import classes from './ChoiceGrid.module.css';

type Choice = { value: string; label: string; hint?: string; disabled?: boolean };
type ChoiceGridProps = {
  label: string;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
  error?: unknown;
  /** How many stand beside each other on a phone. */
  columns?: 1 | 2 | 3;
};

/** One of a few, each wide enough for a thumb in a glove. */
export function ChoiceGrid({ label, choices, value, onChange, error, columns = 2 }: ChoiceGridProps) {
  const id = useId();
  const said = typeof error === 'string' && error !== '' ? error : undefined;
  return (
    <fieldset className={classes['group']} aria-describedby={said === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      <div className={classes['grid']} data-columns={columns}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classes['choice']}
            data-chosen={choice.value === value || undefined}
            data-disabled={choice.disabled || undefined}
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled ?? false}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
            {choice.hint === undefined ? null : <small>{choice.hint}</small>}
          </label>
        ))}
      </div>
      {said === undefined ? null : (
        <Text id={`${id}-error`} size="xs" c="var(--mantine-color-error)" mt={4}>
          {said}
        </Text>
      )}
    </fieldset>
  );
}

import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useState } from 'react';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { isMoveOn, placeOfKey } from './go-to-step.ts';
import classes from './TypeAhead.module.css';

export type Choice = { id: string; title: string; hint?: ReactNode; isChosen?: boolean };
type TypeAheadProps = {
  label: string;
  step: string;
  typed: string;
  onType: (typed: string) => void;
  choices: readonly Choice[];
  isSettled: boolean;
  onPick: (id: string) => void;
  /** Enter with nothing typed. */
  onMoveOn: () => void;
  /** Enter on words that match nothing. */
  onUnknown?: (typed: string) => void;
  /** What is already chosen, as pills. */
  children?: ReactNode;
  placeholder?: string | undefined;
  error?: ReactNode;
  /** Backspace in the empty field. */
  onTakeBack?: () => void;
  isNumbered?: boolean;
  /** What stands in the field is chosen already: no list until it is typed over. */
  isQuiet?: boolean;
};

const shownMax = 30;

/** Chooses by typing: Enter takes the first that fits, a digit the one with that number, Enter alone goes on. */
export function TypeAhead(props: TypeAheadProps) {
  const { typed, isNumbered = true, choices, isSettled } = props;
  const listId = useId();
  const combobox = useCombobox();
  const [place, setPlace] = useState(-1);
  const shown = choices.slice(0, shownMax);
  const active = typed.trim() === '' ? place : Math.max(0, Math.min(place, shown.length - 1));
  const pick = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    setPlace(-1);
    props.onPick(choice.id);
  };
  const optionId = (index: number) => `${listId}-${index}`;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const digit = placeOfKey(event);
    const isPlainEnter =
      event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
    if (step !== undefined) {
      event.preventDefault();
      combobox.openDropdown();
      setPlace(Math.max(-1, Math.min(active + step, shown.length - 1)));
    } else if (
      digit > 0 &&
      isNumbered &&
      typed === '' &&
      combobox.dropdownOpened &&
      shown[digit - 1] !== undefined
    ) {
      event.preventDefault();
      pick(shown[digit - 1]);
    } else if (isPlainEnter && combobox.dropdownOpened && shown[active] !== undefined) {
      event.preventDefault();
      if (isSettled) pick(shown[active]);
    } else if (isPlainEnter && typed.trim() !== '') {
      event.preventDefault();
      if (isSettled) props.onUnknown?.(typed.trim());
    } else if (isMoveOn(event)) {
      event.preventDefault();
      props.onMoveOn();
    } else if (event.key === 'Escape' && combobox.dropdownOpened) {
      event.stopPropagation();
      combobox.closeDropdown();
    } else if (event.key === 'Backspace' && typed === '') props.onTakeBack?.();
  };
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      keepMounted={false}
      onOptionSubmit={(id) => pick(shown.find((choice) => choice.id === id))}
    >
      <Combobox.DropdownTarget>
        <PillsInput label={props.label} error={props.error} size="sm">
          <Pill.Group>
            {props.children}
            <Combobox.EventsTarget withKeyboardNavigation={false} withAriaAttributes={false}>
              <PillsInput.Field
                data-step={props.step}
                className={classes['field'] ?? ''}
                value={typed}
                placeholder={props.placeholder}
                maxLength={200}
                autoComplete="off"
                role="combobox"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded={combobox.dropdownOpened}
                aria-controls={combobox.dropdownOpened ? listId : undefined}
                aria-activedescendant={combobox.dropdownOpened && active >= 0 ? optionId(active) : undefined}
                onChange={(event) => {
                  props.onType(event.currentTarget.value);
                  setPlace(event.currentTarget.value === '' ? -1 : 0);
                  combobox.openDropdown();
                }}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onKeyDown={onKeyDown}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={shown.length === 0 && (typed === '' || props.isQuiet === true)}>
        <Combobox.Options id={listId} aria-label={props.label} mah={300} className={classes['options'] ?? ''}>
          {shown.map((choice, index) => (
            <Combobox.Option
              key={choice.id}
              id={optionId(index)}
              value={choice.id}
              active={index === active}
              aria-selected={choice.isChosen ?? index === active}
              data-chosen={choice.isChosen || undefined}
              className={classes['option'] ?? ''}
              ref={index === active ? showActive : undefined}
            >
              <span className={classes['number']} aria-hidden>
                {isNumbered && typed === '' && index < 9 ? digits(index + 1) : ''}
              </span>
              <span className={classes['title']}>{choice.title}</span>
              {choice.hint === undefined ? null : <span className={classes['hint']}>{choice.hint}</span>}
            </Combobox.Option>
          ))}
          {shown.length > 0 ? null : (
            <Combobox.Empty>{isSettled ? t('reception.nothingFits') : t('web.searching')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function showActive(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

import { element } from './page-element.ts';

export interface Field {
  readonly box: HTMLElement;
  readonly input: HTMLInputElement;
}

/** A labelled field with what stands beneath its label. */
export function field(
  name: string,
  words: { readonly label: string; readonly hint?: string },
  attributes: Readonly<Record<string, string>>,
): Field {
  const { label, hint } = words;
  const input = element('input', {
    id: name,
    name,
    required: '',
    ...(hint !== undefined && { 'aria-describedby': `${name}-hint` }),
    ...attributes,
  });
  const box = element(
    'div',
    { class: 'field' },
    element('label', { for: name }, label),
    hint !== undefined && element('p', { id: `${name}-hint`, class: 'hint' }, hint),
    input,
  );
  return { box, input };
}

/** The first of some fields that was left blank says so itself, without asking anybody. */
export function isLeftBlank(
  fields: readonly { readonly input: HTMLInputElement; readonly complaint: string }[],
  problem: HTMLElement,
): boolean {
  const blank = fields.find(({ input }) => input.value.trim() === '');
  for (const { input } of fields) input.setAttribute('aria-invalid', String(input === blank?.input));
  if (blank === undefined) return false;
  problem.textContent = blank.complaint;
  blank.input.focus();
  return true;
}

import { element } from './page-element.ts';
import type { Refusal, Serial, Warranty } from './warranty-answer.ts';
import { askActivation, askCode } from './warranty-answer.ts';
import { field, isLeftBlank } from './warranty-field.ts';
import { t } from './warranty-words.ts';

export interface Activation {
  readonly address: string;
  readonly of: Serial;
  /** Activated, or found to be activated already: the page shows what is true now. */
  readonly onDone: (warranty: Warranty | null, news: string) => void;
}

/** Two steps: a mobile and a name, then the code that was sent to it. What was typed stays when something fails. */
export function activationCard(activation: Activation): HTMLElement {
  const card = element('section', { class: 'card' });
  showPerson(card, activation, { mobile: '', name: '' }, false);
  return card;
}

interface Person {
  readonly mobile: string;
  readonly name: string;
}

function showPerson(card: HTMLElement, activation: Activation, known: Person, isAgain: boolean): void {
  const mobile = field(
    'mobile',
    { label: t('warrantyPage.mobile'), hint: t('warrantyPage.mobileHint') },
    { inputmode: 'tel', autocomplete: 'tel', dir: 'ltr', maxlength: '20' },
  );
  const name = field(
    'name',
    { label: t('warrantyPage.name') },
    { autocomplete: 'name', maxlength: '200', class: 'words' },
  );
  mobile.input.value = known.mobile;
  name.input.value = known.name;
  const problem = element('p', { class: 'problem', role: 'alert' });
  const button = element('button', { type: 'submit' }, t('warrantyPage.sendCode'));
  const form = element('form', { novalidate: '' }, name.box, mobile.box, problem, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const blank = [
      { input: name.input, complaint: t('warrantyPage.nameMissing') },
      { input: mobile.input, complaint: t('warrantyPage.mobileMissing') },
    ];
    if (isLeftBlank(blank, problem)) return;
    const person = { mobile: mobile.input.value, name: name.input.value };
    void busy(button, async () => {
      const answer = await askCode(activation.address, activation.of, person.mobile);
      if (answer.kind === 'answered') return showCode(card, activation, person);
      problem.textContent = complaintOf(answer);
      mobile.input.focus();
    });
  });
  card.replaceChildren(
    element('h2', {}, t('warrantyPage.activateTitle')),
    element('p', { class: 'hint' }, t('warrantyPage.activateHint')),
    form,
  );
  if (isAgain) mobile.input.focus();
}

function showCode(card: HTMLElement, activation: Activation, person: Person): void {
  const code = field(
    'code',
    { label: t('warrantyPage.code'), hint: t('warrantyPage.codeSent', { mobile: person.mobile }) },
    { inputmode: 'numeric', autocomplete: 'one-time-code', dir: 'ltr', maxlength: '12' },
  );
  const problem = element('p', { class: 'problem', role: 'alert' });
  const button = element('button', { type: 'submit' }, t('warrantyPage.activate'));
  const back = element('button', { type: 'button', class: 'quiet' }, t('warrantyPage.otherMobile'));
  back.addEventListener('click', () => showPerson(card, activation, person, true));
  const form = element('form', { novalidate: '', class: 'moves' }, code.box, problem, button, back);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isLeftBlank([{ input: code.input, complaint: t('warrantyPage.codeMissing') }], problem)) return;
    void busy(button, async () => {
      const given = { ...person, code: code.input.value };
      const answer = await askActivation(activation.address, activation.of, given);
      if (answer.kind === 'refused') problem.textContent = complaintOf(answer);
      else if (answer.body.outcome === 'activated')
        return activation.onDone(answer.body.warranty, t('warrantyPage.activated'));
      else if (answer.body.outcome === 'already_activated')
        return activation.onDone(null, t('warrantyPage.alreadyActivated'));
      else problem.textContent = t('warrantyPage.wrongCode');
      code.input.select();
    });
  });
  card.replaceChildren(element('h2', {}, t('warrantyPage.activateTitle')), form);
  code.input.focus();
}

async function busy(button: HTMLButtonElement, run: () => Promise<void>): Promise<void> {
  const label = button.textContent;
  button.disabled = true;
  button.textContent = t('warrantyPage.sending');
  await run();
  button.disabled = false;
  button.textContent = label;
}

function complaintOf({ sentence }: Refusal): string {
  return sentence ?? t('warrantyPage.offline');
}

import 'virtual:vazirmatn.css';
import './tracking.css';
import { fa } from '../../texts/tracking-page.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import { sentences } from '../../server/lib/texts.ts';
import { element } from './page-element.ts';
import type { Tracked } from './tracking-answer.ts';
import { askCompany, askTracking } from './tracking-answer.ts';
import { showTracked } from './tracking-result.ts';

// The customer's page: a number and four digits in, where the request is out. No log-in, no component library.

const REFRESH_MS = 60_000;
const say = sentences('fa', fa);
const t = (key: keyof typeof fa): string => say(key, {}) ?? key;

const page = element('div', { class: 'page' });
document.querySelector('#page')?.append(page);
const tenantCode = location.pathname.split('/')[2] ?? '';
let refresh: number | undefined;
/** The answer on screen, to leave it alone while it stays true: a reader keeps his place. */
let shown = '';

void askCompany(tenantCode).then((title) => {
  if (title === undefined) return;
  document.title = `${t('tracking.title')} · ${title}`;
  const place = document.querySelector('.company');
  if (place !== null) place.textContent = title;
});
showForm(new URLSearchParams(location.search).get('n') ?? '', '', undefined);

function showForm(number: string, digits: string, failure: string | undefined): void {
  window.clearTimeout(refresh);
  shown = '';
  const company = document.querySelector('.company')?.textContent ?? '';
  const numberInput = field('number', 'tracking.number', 'tracking.numberHint', number, 12);
  const digitsInput = field('digits', 'tracking.phoneDigits', 'tracking.phoneHint', digits, 4);
  const button = element('button', { type: 'submit' }, t('tracking.find'));
  const problem = element('p', { class: 'problem', role: 'alert' }, failure ?? '');
  const form = element(
    'form',
    { class: 'card', novalidate: '' },
    numberInput.box,
    digitsInput.box,
    problem,
    button,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isLeftBlank(numberInput.input, problem, 'tracking.numberMissing')) return;
    if (isLeftBlank(digitsInput.input, problem, 'tracking.digitsMissing')) return;
    button.disabled = true;
    button.textContent = t('tracking.finding');
    void find(numberInput.input.value, digitsInput.input.value);
  });
  page.replaceChildren(
    element('p', { class: 'company' }, company),
    element('h1', {}, t('tracking.title')),
    element('p', { class: 'hint' }, t('tracking.hint')),
    form,
  );
  (number === '' ? numberInput.input : digitsInput.input).focus();
}

/** A field left blank says so itself, without asking anybody. */
function isLeftBlank(input: HTMLInputElement, problem: HTMLElement, complaint: keyof typeof fa): boolean {
  const isBlank = input.value.trim() === '';
  input.setAttribute('aria-invalid', String(isBlank));
  if (!isBlank) return false;
  problem.textContent = t(complaint);
  input.focus();
  return true;
}

async function find(number: string, digits: string): Promise<void> {
  const answer = await askTracking(tenantCode, number, digits);
  if (answer.kind === 'refused') return showForm(number, digits, answer.sentence ?? t('tracking.offline'));
  showResult(answer.tracked, number, digits);
  page.querySelector('h1')?.focus();
}

function showResult(tracked: Tracked, number: string, digits: string): void {
  window.clearTimeout(refresh);
  refresh = window.setTimeout(() => void refreshResult(number, digits), REFRESH_MS);
  const news = JSON.stringify(tracked);
  if (news === shown) return;
  shown = news;
  const company = document.querySelector('.company')?.textContent ?? '';
  const other = element('button', { type: 'button', class: 'quiet' }, t('tracking.other'));
  other.addEventListener('click', () => showForm('', '', undefined));
  page.replaceChildren(
    element('p', { class: 'company' }, company),
    ...showTracked(tracked, say),
    element('p', { class: 'hint' }, t('tracking.updated')),
    other,
  );
}

/** A refresh that fails leaves what is shown and tries again later. */
async function refreshResult(number: string, digits: string): Promise<void> {
  const answer = await askTracking(tenantCode, number, digits);
  if (answer.kind === 'found') return showResult(answer.tracked, number, digits);
  refresh = window.setTimeout(() => void refreshResult(number, digits), REFRESH_MS);
}

function field(
  name: string,
  label: keyof typeof fa,
  hint: keyof typeof fa,
  value: string,
  lengthMax: number,
): { box: HTMLElement; input: HTMLInputElement } {
  const input = element('input', {
    id: name,
    name,
    inputmode: 'numeric',
    autocomplete: 'off',
    dir: 'ltr',
    maxlength: String(lengthMax + 4),
    'aria-describedby': `${name}-hint`,
    required: '',
  });
  input.value = persianDigits(value);
  input.addEventListener('input', () => showPersian(input));
  const box = element(
    'div',
    { class: 'field' },
    element('label', { for: name }, t(label)),
    element('p', { id: `${name}-hint`, class: 'hint' }, t(hint)),
    input,
  );
  return { box, input };
}

/** Whatever keyboard typed them, the page shows Persian digits; the caret stays where it was. */
function showPersian(input: HTMLInputElement): void {
  const place = input.selectionStart;
  input.value = persianDigits(input.value);
  input.setSelectionRange(place, place);
}

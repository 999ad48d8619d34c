import 'virtual:vazirmatn.css';
import './tracking.css';
import { sentences } from '../../server/lib/texts.ts';
import { fa } from '../../texts/appointment-page.ts';
import type { Answer, Appointment, Word } from './appointment-answer.ts';
import { askAppointment } from './appointment-answer.ts';
import { element } from './page-element.ts';
import { callLink, windowWords } from './public-words.ts';

// The page behind the link in a message: when somebody comes, and the customer's word on it. No log-in.

const say = sentences('fa', fa);
const t = (key: keyof typeof fa, values: Readonly<Record<string, string>> = {}): string =>
  say(key, values) ?? key;

const [, , tenantCode = '', , token = ''] = location.pathname.split('/');
const address = `/api/v1/public/${encodeURIComponent(tenantCode)}/appointments/${encodeURIComponent(token)}`;
const page = element('div', { class: 'page' });
document.querySelector('#page')?.append(page);
page.replaceChildren(element('p', { class: 'hint', role: 'status' }, t('appointment.loading')));
void read();

async function read(): Promise<void> {
  const answer = await askAppointment(address);
  if (answer.kind === 'found') showAppointment(answer.appointment);
  else showFailure(answer);
}

function showFailure(answer: Exclude<Answer, { kind: 'found' }>): void {
  const isUnknown = answer.kind === 'refused' && answer.status === 404;
  const again = element('button', { type: 'button', class: 'quiet' }, t('appointment.again'));
  again.addEventListener('click', () => void read());
  page.replaceChildren(
    element('h1', { tabindex: '-1' }, t(isUnknown ? 'appointment.unknown' : 'appointment.title')),
    isUnknown
      ? element('p', { class: 'hint' }, t('appointment.unknownHint'))
      : element('p', { class: 'problem', role: 'alert' }, complaintOf(answer)),
    ...(isUnknown ? [] : [again]),
  );
}

function complaintOf(answer: Exclude<Answer, { kind: 'found' }>): string {
  return (answer.kind === 'refused' ? answer.sentence : undefined) ?? t('appointment.offline');
}

function showAppointment(shown: Appointment): void {
  const { appointment, companyTitle, state } = shown;
  document.title = `${t('appointment.title')} · ${companyTitle}`;
  const window = appointment && windowWords(appointment.fromAt, appointment.toAt);
  page.replaceChildren(
    element('p', { class: 'company' }, companyTitle),
    element('h1', { tabindex: '-1' }, window?.day ?? t('appointment.title')),
    ...(window === null ? [] : [element('p', { class: 'hours' }, t('appointment.window', window))]),
    element('p', { class: 'now', role: 'status' }, t(`appointment.now.${state}`)),
    ...(appointment === null ? [] : [factsOf(appointment)]),
    movesOf(shown),
  );
  page.querySelector('h1')?.focus();
}

function factsOf(appointment: NonNullable<Appointment['appointment']>): HTMLElement {
  const { deviceTitle, number, agencyTitle, technicianFirstName, agencyPhone, wish } = appointment;
  const [requestNumber = ''] = number.split('-');
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, deviceTitle),
    element('p', {}, t('appointment.ofNumber', { number })),
    element('p', {}, t('appointment.agency', { agency: agencyTitle })),
    technicianFirstName !== null &&
      element('p', {}, t('appointment.technician', { name: technicianFirstName })),
    wish !== '' && element('p', {}, t('appointment.wish', { wish })),
    agencyPhone !== null && callLink(agencyPhone, (values) => t('appointment.call', values)),
    element(
      'a',
      { class: 'call', href: `/p/${encodeURIComponent(tenantCode)}/t?n=${requestNumber}` },
      t('appointment.track'),
    ),
  );
}

/** What the customer may say, as the server offers it. */
function movesOf(shown: Appointment): HTMLElement {
  const problem = element('p', { class: 'problem', role: 'alert' });
  const confirm = element('button', { type: 'button' }, t('appointment.confirm'));
  confirm.addEventListener('click', () => void tell({ answer: 'confirm', wish: '' }, confirm, problem));
  const move = element('button', { type: 'button', class: 'quiet' }, t('appointment.askToMove'));
  move.addEventListener('click', () => box.replaceChildren(wishForm(shown)));
  const box = element(
    'div',
    { class: 'moves' },
    problem,
    shown.moves.includes('confirm') && confirm,
    shown.moves.includes('askToMove') && move,
  );
  return box;
}

function wishForm(shown: Appointment): HTMLElement {
  const input = element('textarea', {
    id: 'wish',
    rows: '2',
    maxlength: '300',
    'aria-describedby': 'wish-hint',
  });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const send = element('button', { type: 'submit' }, t('appointment.sendWish'));
  const back = element('button', { type: 'button', class: 'quiet' }, t('appointment.back'));
  back.addEventListener('click', () => showAppointment(shown));
  const form = element(
    'form',
    { class: 'card' },
    element('label', { for: 'wish' }, t('appointment.wishLabel')),
    element('p', { id: 'wish-hint', class: 'hint' }, t('appointment.wishHint')),
    input,
    problem,
    send,
    back,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void tell({ answer: 'askToMove', wish: input.value }, send, problem);
  });
  queueMicrotask(() => input.focus());
  return form;
}

async function tell(word: Word, button: HTMLButtonElement, problem: HTMLElement): Promise<void> {
  const label = button.textContent;
  button.disabled = true;
  button.textContent = t('appointment.sending');
  const answer = await askAppointment(address, word);
  if (answer.kind === 'found') return showAppointment(answer.appointment);
  // Meanwhile the agency moved it: what is true now says more than a refusal.
  if (answer.kind === 'refused' && answer.status === 409) return await read();
  button.disabled = false;
  button.textContent = label;
  problem.textContent = complaintOf(answer);
}

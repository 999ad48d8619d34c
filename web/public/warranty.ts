import 'virtual:vazirmatn.css';
import './tracking.css';
import './warranty.css';
import { element } from './page-element.ts';
import { askCompany } from './tracking-answer.ts';
import { activationCard } from './warranty-activation.ts';
import type { Refusal, Serial, Warranty } from './warranty-answer.ts';
import { askWarranty } from './warranty-answer.ts';
import { field, isLeftBlank } from './warranty-field.ts';
import { showDevice } from './warranty-result.ts';
import { t } from './warranty-words.ts';

// The customer's warranty: a serial in, or the QR of a card, and what is covered until when. No log-in.

const page = element('div', { class: 'page' });
document.querySelector('#page')?.append(page);
const tenantCode = location.pathname.split('/')[2] ?? '';
const address = `/api/v1/public/${encodeURIComponent(tenantCode)}/warranty`;
const query = new URLSearchParams(location.search);
const company = element('p', { class: 'company' });

void askCompany(tenantCode).then((title) => {
  if (title === undefined) return;
  document.title = `${t('warrantyPage.title')} · ${title}`;
  company.textContent = title;
});
const scanned = query.get('s') ?? '';
if (scanned === '') showForm('', undefined);
else void find({ serial: scanned, brandId: undefined, card: query.get('c') ?? undefined });

function showForm(serial: string, failure: string | undefined): void {
  const typed = field(
    'serial',
    { label: t('warrantyPage.serial'), hint: t('warrantyPage.serialHint') },
    { dir: 'ltr', autocomplete: 'off', autocapitalize: 'characters', maxlength: '60', class: 'serial' },
  );
  typed.input.value = serial;
  const button = element('button', { type: 'submit' }, t('warrantyPage.check'));
  const problem = element('p', { class: 'problem', role: 'alert' }, failure ?? '');
  const form = element('form', { class: 'card', novalidate: '' }, typed.box, problem, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isLeftBlank([{ input: typed.input, complaint: t('warrantyPage.serialMissing') }], problem)) return;
    button.disabled = true;
    button.textContent = t('warrantyPage.checking');
    void find({ serial: typed.input.value, brandId: undefined, card: undefined });
  });
  page.replaceChildren(
    company,
    element('h1', {}, t('warrantyPage.title')),
    element('p', { class: 'hint' }, t('warrantyPage.hint')),
    form,
  );
  typed.input.focus();
}

async function find(of: Serial): Promise<void> {
  const answer = await askWarranty(address, of);
  if (answer.kind === 'refused') return showForm(of.serial, complaintOf(answer));
  show(of, answer.body, undefined);
  page.querySelector('h1')?.focus();
}

function show(of: Serial, warranty: Warranty, news: string | undefined): void {
  const { device, brands } = warranty;
  if (device === null) return showBrands(of, brands);
  const activation = device.moves.includes('activate')
    ? [activationCard({ address, of, onDone: (now, told) => void showAgain(of, now, told) })]
    : [];
  page.replaceChildren(
    company,
    ...(news === undefined ? [] : [element('p', { class: 'standing covered', role: 'status' }, news)]),
    ...showDevice(warranty, device),
    ...activation,
    otherSerial(),
  );
}

/** After an activation, or the news that somebody else was first. */
async function showAgain(of: Serial, warranty: Warranty | null, news: string): Promise<void> {
  if (warranty !== null) {
    show(of, warranty, news);
    page.querySelector('h1')?.focus();
    return;
  }
  page.replaceChildren(company, element('h1', { tabindex: '-1' }, news), otherSerial());
  page.querySelector('h1')?.focus();
}

function showBrands({ serial, card }: Serial, brands: Warranty['brands']): void {
  const choices = brands.map(({ id, title }) => {
    const choice = element('button', { type: 'button', class: 'quiet' }, title);
    choice.addEventListener('click', () => void find({ serial, brandId: id, card }));
    return choice;
  });
  page.replaceChildren(
    company,
    element('h1', { tabindex: '-1' }, t('warrantyPage.whichBrand')),
    element('div', { class: 'choices' }, ...choices),
    otherSerial(),
  );
}

function otherSerial(): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet' }, t('warrantyPage.otherSerial'));
  button.addEventListener('click', () => showForm('', undefined));
  return button;
}

function complaintOf({ status, sentence }: Refusal): string {
  if (status === 404) return t('warrantyPage.unknown');
  return sentence ?? t('warrantyPage.offline');
}

import { code, element } from './page-element.ts';
import type { Device, Warranty } from './warranty-answer.ts';
import { dayWords, say, t } from './warranty-words.ts';

/** What is covered until when: the whole in one line, then promise by promise in plain words. */
export function showDevice({ card, terms }: Warranty, device: Device): HTMLElement[] {
  const { title, brandTitle, serial, standing, startsOn, promises } = device;
  return [
    element('h1', { tabindex: '-1' }, title),
    element('p', { class: 'hint' }, ...ofSerial(brandTitle, serial)),
    element('p', { class: `standing ${standing}`, role: 'status' }, t(`warrantyPage.standing.${standing}`)),
    element(
      'section',
      { class: 'card' },
      element('h2', {}, t('warrantyPage.terms')),
      startsOn !== null &&
        element('p', { class: 'hint' }, t('warrantyPage.startsOn', { on: dayWords(startsOn) })),
      promises.length === 0
        ? element('p', {}, whyNothing(device))
        : element('ul', { class: 'promises' }, ...promises.map(showPromise)),
      promises.length > 0 && element('p', { class: 'hint' }, t('warrantyPage.explain')),
    ),
    ...(card === null ? [] : [element('p', { class: `hint card-${card}` }, t(`warrantyPage.card.${card}`))]),
    ...(terms === '' ? [] : [companyTerms(terms)]),
    ...(device.isActivated ? [element('p', { class: 'hint' }, t('warrantyPage.isActivated'))] : []),
  ];
}

function companyTerms(terms: string): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, t('warrantyPage.companyTerms')),
    element('p', {}, terms),
  );
}

const SERIAL_PLACE = '⁂';
/** A serial keeps its own direction and its own digits. */
function ofSerial(brand: string, serial: string): (string | HTMLElement)[] {
  const [before = '', after = ''] = t('warrantyPage.ofSerial', { brand, serial: SERIAL_PLACE }).split(
    SERIAL_PLACE,
  );
  return [before, code(serial), after];
}

function showPromise(promise: Device['promises'][number]): HTMLElement {
  const { title, source, kinds, covered, length, sentence } = promise;
  const name = title === '' ? t('warrantyPage.wholeDevice') : title;
  return element(
    'li',
    {},
    element('h3', {}, source === 'repair_cover' ? t('warrantyPage.ofRepair', { title: name }) : name),
    element(
      'p',
      { class: 'hint' },
      kinds.map((kind) => t(`warranty.line.${kind}`)).join('، '),
      lengthOf(length, source),
    ),
    element('p', { class: covered ? 'now' : 'over' }, say(sentence.code, sentence.facts) ?? ''),
  );
}

function lengthOf(
  length: Device['promises'][number]['length'],
  source: Device['promises'][number]['source'],
): string {
  if (length === null) return '';
  const words = t(`warrantyPage.length.${length.unit}`, { count: length.count });
  const from = source === 'repair_cover' ? 'warrantyPage.lengthFromRepair' : 'warrantyPage.lengthFromStart';
  return ` · ${t(from, { length: words })}`;
}

function whyNothing({ startBases }: Device): string {
  if (startBases.length === 0) return t('warrantyPage.nothing');
  const bases = startBases.map((basis) => t(`warranty.basis.${basis}`)).join(t('warrantyPage.orElse'));
  return t('warrantyPage.notStarted', { bases });
}

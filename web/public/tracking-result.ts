import { persianDigits } from '../../server/lib/digits.ts';
import { code, element } from './page-element.ts';
import type { Tracked } from './tracking-answer.ts';

type Say = (key: string, values: Readonly<Record<string, unknown>>) => string | undefined;
type Words = (key: string, values: Readonly<Record<string, unknown>>) => string;
type TrackedOrder = Tracked['workOrders'][number];

/** Stands in a sentence where an element of its own comes. */
const PLACE = '☎';
const STEPS = ['received', 'referred', 'scheduled', 'working', 'done'] as const;
const STEP_OF: Readonly<Record<Tracked['stage'], number>> = {
  new: 0,
  referred: 1,
  waiting: 1,
  scheduled: 2,
  in_progress: 3,
  done: 4,
  closed: 4,
  cancelled: 0,
};
/** Somebody is yet to come; afterwards his name tells nothing. */
const COMING = ['referred', 'scheduled', 'waiting', 'in_progress'] as const;
const days = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Asia/Tehran',
});
const moments = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tehran',
});
const hours = new Intl.DateTimeFormat('fa-IR', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Tehran',
});

/** Where a request is: what is true now in one sentence, then each device, then what happened. */
export function showTracked(tracked: Tracked, say: Say): HTMLElement[] {
  const t: Words = (key, values) => say(key, values) ?? key;
  const receivedAt = moments.format(new Date(tracked.receivedAt));
  return [
    element('h1', { tabindex: '-1' }, t('tracking.requestNumber', { number: tracked.number })),
    element('p', { class: 'hint' }, t('tracking.receivedAt', { at: receivedAt })),
    ...(tracked.answer === null
      ? []
      : [
          element(
            'section',
            { class: 'card' },
            element('h2', {}, t('tracking.answer', {})),
            element('p', {}, tracked.answer),
          ),
        ]),
    ...(tracked.workOrders.length === 0 && tracked.answer === null
      ? [
          element(
            'section',
            { class: 'card' },
            element('p', { class: 'now' }, t(`tracking.now.${tracked.stage}`, {})),
          ),
        ]
      : []),
    ...tracked.workOrders.map((order) => showOrder(order, t)),
    showHistory(tracked.history, t),
  ];
}

function showOrder(order: TrackedOrder, t: Words): HTMLElement {
  const now = order.stage === 'referred' && order.isAccepted ? 'accepted' : order.stage;
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, order.deviceTitle),
    order.stage !== 'cancelled' && showSteps(STEP_OF[order.stage], t),
    element('p', { class: 'now' }, t(`tracking.now.${now}`, {})),
    order.agencyTitle !== null && element('p', {}, `${t('tracking.agency', {})}: ${order.agencyTitle}`),
    order.technicianFirstName !== null &&
      COMING.some((stage) => stage === order.stage) &&
      element('p', {}, t('tracking.comes', { name: order.technicianFirstName })),
    order.appointment !== null &&
      element('p', { class: 'appointment' }, appointmentLine(order.appointment, t)),
    now === 'accepted' &&
      order.appointment === null &&
      element('p', { class: 'hint' }, t('tracking.noAppointment', {})),
    order.agencyPhone !== null && callLink(order.agencyPhone, t),
  );
}

function showSteps(reached: number, t: Words): HTMLElement {
  return element(
    'ol',
    { class: 'steps' },
    ...STEPS.map((step, at) =>
      element(
        'li',
        {
          class: at < reached ? 'past' : at === reached ? 'present' : 'to-come',
          ...(at === reached && { 'aria-current': 'step' }),
        },
        t(`tracking.step.${step}`, {}),
      ),
    ),
  );
}

function appointmentLine(window: NonNullable<TrackedOrder['appointment']>, t: Words): string {
  const from = new Date(window.from);
  return t('tracking.appointment', {
    day: days.format(from),
    from: hours.format(from),
    to: hours.format(new Date(window.to)),
  });
}

function callLink(phone: string, t: Words): HTMLElement {
  const national = phone.replace(/^\+98/, '0');
  const [before = '', after = ''] = t('tracking.call', { phone: PLACE }).split(PLACE);
  return element('a', { class: 'call', href: `tel:${phone}` }, before, code(persianDigits(national)), after);
}

function showHistory(history: Tracked['history'], t: Words): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, t('tracking.history', {})),
    element(
      'ol',
      { class: 'history' },
      ...history.map((entry) =>
        element(
          'li',
          {},
          element('span', {}, t(entry.kind, entry.facts)),
          element('time', { datetime: entry.occurredAt }, moments.format(new Date(entry.occurredAt))),
        ),
      ),
    ),
  );
}

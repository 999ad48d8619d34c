import { element } from './page-element.ts';
import { callLink, windowWords } from './public-words.ts';
import type { Tracked } from './tracking-answer.ts';

type Say = (key: string, values: Readonly<Record<string, unknown>>) => string | undefined;
type Words = (key: string, values: Readonly<Record<string, unknown>>) => string;
type TrackedOrder = Tracked['workOrders'][number];

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
const moments = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  day: 'numeric',
  month: 'long',
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
  const now = nowOf(order);
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
      element(
        'p',
        { class: 'appointment' },
        t('tracking.appointment', windowWords(order.appointment.from, order.appointment.to)),
      ),
    now === 'accepted' &&
      order.appointment === null &&
      element('p', { class: 'hint' }, t('tracking.noAppointment', {})),
    order.agencyPhone !== null && callLink(order.agencyPhone, (values) => t('tracking.call', values)),
  );
}

/** What is true of a device's service at this moment, in one word. */
function nowOf(order: TrackedOrder): string {
  if (order.isOnTheWay) return 'on_the_way';
  return order.stage === 'referred' && order.isAccepted ? 'accepted' : order.stage;
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
          element('span', {}, toldTo(entry, t)),
          element('time', { datetime: entry.occurredAt }, moments.format(new Date(entry.occurredAt))),
        ),
      ),
    ),
  );
}

/** To the customer himself some things are said otherwise than about him. */
function toldTo({ kind, facts }: Tracked['history'][number], t: Words): string {
  const own = kind.replace('requests.', 'tracking.');
  const said = t(own, facts);
  return said === own ? t(kind, facts) : said;
}

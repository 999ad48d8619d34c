import { Skeleton, Stack } from '@mantine/core';
import type { readRequest } from '../../../server/requests/requests.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { ContactList } from './ContactList.tsx';
import { Facts } from './Facts.tsx';
import { MessageList } from './MessageList.tsx';
import { OrderCard } from './OrderCard.tsx';
import { RequestActions } from './RequestActions.tsx';
import { RequestTimeline } from './RequestTimeline.tsx';
import { stageTone } from './request-words.ts';
import { Section } from './Section.tsx';
import classes from './Story.module.css';

export type ShownStory = OutputOf<typeof readRequest>;
type RequestStoryProps = { request: ShownStory | undefined; failure: unknown; retry: () => void };

/** Everything about a request: who, where, devices, what was done and sent, and what may be done next. */
export function RequestStory({ request, failure, retry }: RequestStoryProps) {
  if (request === undefined) {
    return failure ? <FailureState failure={failure} retry={retry} /> : <StorySkeleton />;
  }
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <RequestMarks request={request} />
        <RequestActions request={request} />
        <RequestFacts request={request} />
      </Stack>
      <Section level={2} title={t('requests.orders')}>
        {request.workOrders.length === 0 ? <p className={classes['dim']}>{t('requests.noOrders')}</p> : null}
        {request.workOrders.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </Section>
      <Section level={2} title={t('requests.contacts')}>
        <ContactList contacts={request.contacts} />
      </Section>
      <Section level={2} title={t('requests.messages')}>
        <MessageList messages={request.messages} />
      </Section>
      <Section level={2} title={t('requests.timeline')}>
        <RequestTimeline id={request.id} />
      </Section>
    </Stack>
  );
}

function RequestMarks({ request }: { request: ShownStory }) {
  return (
    <div className={classes['marks']}>
      <StageDot tone={stageTone[request.stage]}>{t(`requests.stage.${request.stage}`)}</StageDot>
      {request.priority === 'urgent' ? (
        <StatusBadge tone="late">{t('requests.priority.urgent')}</StatusBadge>
      ) : null}
      {request.raisedAt === null ? null : <StatusBadge tone="due">{t('requests.isRaised')}</StatusBadge>}
      {request.contactCount === 0 ? null : (
        <span>{t('requests.contactCount', { count: request.contactCount })}</span>
      )}
      <When at={request.receivedAt} show="relative" />
    </div>
  );
}

function RequestFacts({ request }: { request: ShownStory }) {
  const { customer, site } = request;
  // Each work order says its own device and symptoms.
  const { devices, symptoms } = request.workOrders.length > 0 ? { devices: [], symptoms: [] } : request;
  return (
    <Facts
      of={[
        [t('requests.customer'), customer?.name],
        [t('requests.caller'), request.callerName === customer?.name ? '' : request.callerName],
        [t('requests.phones'), <Phones key="phones" numbers={customer?.phones ?? [request.callerNumber]} />],
        [t('requests.site'), site === null ? undefined : digits(site.line)],
        [t('requests.devices'), devices.map((device) => device.modelTitle).join('، ')],
        [t('requests.symptoms'), symptoms.map((symptom) => symptom.title).join('، ')],
        [t('requests.note'), request.note],
        [t('requests.answer'), request.answer],
        [
          t('requests.kind'),
          `${t(`requests.kind.${request.kind}`)} · ${t(`requests.channel.${request.channel}`)}`,
        ],
        [t('requests.receivedBy'), request.receivedByTitle],
      ]}
    />
  );
}

function Phones({ numbers }: { numbers: readonly (string | null)[] }) {
  return (
    <span className={classes['marks']}>
      {numbers.map((phone) => (
        <Phone key={phone} number={phone} copy />
      ))}
    </span>
  );
}

function StorySkeleton() {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={20} width="60%" />
      <Skeleton height={96} />
      <Skeleton height={180} />
      <Skeleton height={120} />
    </Stack>
  );
}

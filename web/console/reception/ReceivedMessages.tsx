import type { RequestView } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Tone } from '../../kit/tones.ts';
import { shownText } from '../messaging/message-pieces.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import { nationalNumber } from './national-number.ts';
import classes from './Received.module.css';

const tones: Readonly<Record<string, Tone>> = {
  delivered: 'done',
  sent: 'active',
  failed: 'late',
  undelivered: 'late',
  blocked: 'late',
  expired: 'late',
  unknown: 'due',
};

/** What was sent to whom. Row A12. */
export function ReceivedMessages({ messages }: { messages: RequestView['messages'] }) {
  return (
    <section aria-labelledby="received-messages">
      <h2 id="received-messages">{t('reception.messages')}</h2>
      {messages.length === 0 ? <p className={classes['line']}>{t('reception.noMessages')}</p> : null}
      <ul className={classes['list']}>
        {messages.map(({ id, toNumber, recipient, text, state }) => (
          <li key={id} className={classes['message']}>
            <div className={classes['messageHead']}>
              <span>{sentenceOf(`reception.recipient.${recipient}`) ?? ''}</span>
              <Code digits>{nationalNumber(toNumber)}</Code>
              {state === null ? null : (
                <StatusBadge tone={tones[state] ?? 'plain'}>
                  {sentenceOf(`reception.message.${state}`)}
                </StatusBadge>
              )}
            </div>
            <p className={classes['text']}>{shownText(text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

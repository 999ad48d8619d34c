import { Phone } from '../../kit/Phone.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Tone } from '../../kit/tones.ts';
import { When } from '../../kit/When.tsx';
import { sentenceOf, t } from '../../lib/texts.ts';
import { shownText } from '../messaging/message-pieces.ts';
import { stateTone } from '../messaging/message-words.ts';
import type { ShownStory } from './RequestStory.tsx';
import classes from './Story.module.css';

type Message = ShownStory['messages'][number];
const tones: Readonly<Record<string, Tone>> = stateTone;

/** What was sent to whom, and what became of it. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  if (messages.length === 0) return <p className={classes['dim']}>{t('requests.noMessages')}</p>;
  return (
    <ul className={classes['list']}>
      {messages.map((message) => (
        <li key={message.id} className={classes['item']}>
          <div className={classes['marks']}>
            <strong>{whoseIs(message)}</strong>
            <Phone number={message.toNumber} />
            <MessageState state={message.state} />
            <span className={classes['dim']}>
              <When at={message.at} show="relative" />
            </span>
          </div>
          <p className={classes['text']}>{shownText(message.text)}</p>
        </li>
      ))}
    </ul>
  );
}

function MessageState({ state }: { state: Message['state'] }) {
  if (state === null) return null;
  return (
    <StatusBadge tone={tones[state] ?? 'plain'}>
      {sentenceOf(`messaging.state.${state}`) ?? state}
    </StatusBadge>
  );
}

function whoseIs({ direction, recipient }: Message): string {
  if (direction === 'in' || recipient === null) return t('messaging.direction.in');
  return sentenceOf(`messaging.recipient.${recipient}`) ?? recipient;
}

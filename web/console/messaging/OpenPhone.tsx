import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { listSandboxMessages, readSandboxPhone } from '../../../server/messaging/messaging.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { useCommand, useList } from '../../lib/ask.ts';
import { day, dayInWords } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { AnswerBox } from './AnswerBox.tsx';
import { Bubble } from './Bubble.tsx';
import classes from './OpenPhone.module.css';

type OpenPhoneProps = { mobile: string; onClose: () => void };

/** One phone in the hand: its whole thread, the oldest on top, and a line to answer. */
export function OpenPhone({ mobile, onClose }: OpenPhoneProps) {
  const thread = useList(listSandboxMessages, { mobile }, { topics: ['sandbox'], limit: 40 });
  const { run: markRead } = useCommand(readSandboxPhone);
  const newest = thread.rows?.[0]?.id;
  const end = useRef<HTMLDivElement>(null);
  const showNewest = useEffectEvent(() => {
    end.current?.scrollIntoView({ block: 'end' });
    markRead({ mobile });
  });
  useEffect(() => {
    if (newest !== undefined) showNewest();
  }, [newest]);
  const messages = thread.rows?.toReversed() ?? [];
  return (
    <div className={classes['phone']}>
      <div className={classes['head']}>
        <span className={classes['letter']} aria-hidden>
          {mobile.slice(-2)}
        </span>
        <Code digits strong copy>
          {mobile}
        </Code>
        <ActionIcon
          variant="subtle"
          className={classes['close'] ?? ''}
          aria-label={t('web.close')}
          onClick={onClose}
        >
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className={classes['thread']} tabIndex={0} role="log" aria-label={t('messaging.thread')}>
        {thread.failure ? <FailureState failure={thread.failure} retry={thread.retry} /> : null}
        {thread.rows === undefined && !thread.failure ? (
          <Skeleton height={72} width="70%" radius={16} />
        ) : null}
        {thread.more === undefined ? null : (
          <Button variant="subtle" size="xs" mx="auto" loading={thread.loadingMore} onClick={thread.more}>
            {t('messaging.older')}
          </Button>
        )}
        {messages.map(({ id, text, isOwn, at }, index) => {
          const before = messages[index - 1];
          const isNewDay = before === undefined || day(before.at) !== day(at);
          return (
            <div key={id} className={classes['message']}>
              {isNewDay ? <div className={classes['day']}>{dayInWords(at)}</div> : null}
              <Bubble text={text} isOwn={isOwn} at={at} />
            </div>
          );
        })}
        <div ref={end} />
      </div>
      <AnswerBox mobile={mobile} />
    </div>
  );
}

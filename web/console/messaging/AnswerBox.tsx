import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import { SMS_TEXT_MAX, sendFromSandbox } from '../../../server/messaging/messaging.contract.ts';
import { useCommand } from '../../lib/ask.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import classes from './AnswerBox.module.css';

/** Answers as the phone's owner. Enter sends, Shift-Enter begins a line. What was typed stays until it is sent. */
export function AnswerBox({ mobile }: { mobile: string }) {
  const [text, setText] = useState('');
  const send = useCommand(sendFromSandbox, { onDone: () => setText('') });
  const submit = () => {
    if (text.trim() !== '' && !send.busy) send.run({ mobile, text });
  };
  return (
    <form
      className={classes['box']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        className={classes['field'] ?? ''}
        aria-label={t('messaging.answerAs', { mobile })}
        placeholder={t('messaging.answerHint')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={SMS_TEXT_MAX}
        radius="xl"
        value={text}
        error={send.problem === undefined ? undefined : sayFailure(send.problem).title}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <ActionIcon
        type="submit"
        size={36}
        radius="xl"
        loading={send.busy}
        disabled={text.trim() === ''}
        aria-label={t('messaging.send')}
      >
        <IconSend2 size={18} className={classes['icon'] ?? ''} />
      </ActionIcon>
    </form>
  );
}

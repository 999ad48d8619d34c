import { UnstyledButton } from '@mantine/core';
import type { z } from 'zod';
import type { SandboxPhone } from '../../../server/messaging/messaging.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { digits, fromNow } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { piecesOf, shownPiece } from './message-pieces.ts';
import { nationalForm } from './phone-words.ts';
import classes from './SmallPhone.module.css';

type SmallPhoneProps = {
  phone: z.output<typeof SandboxPhone>;
  isOpen: boolean;
  onOpen: () => void;
};

/** A phone on the wall with its newest message; a number says how many wait unread. */
export function SmallPhone({ phone, isOpen, onOpen }: SmallPhoneProps) {
  const { mobile, text, isOwn, at, unreadCount, recipient } = phone;
  return (
    <UnstyledButton
      className={classes['phone']}
      data-unread={unreadCount > 0 || undefined}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      <span className={classes['speaker']} aria-hidden />
      <span className={classes['head']}>
        <Code digits strong>
          {nationalForm(mobile)}
        </Code>
        <span className={classes['when']}>{fromNow(at)}</span>
      </span>
      {recipient === null ? null : (
        <span className={classes['whose']} data-whose={recipient}>
          {t(`messaging.recipient.${recipient}`)}
        </span>
      )}
      {unreadCount > 0 ? (
        <span className={classes['badge']}>
          <span aria-hidden>{digits(unreadCount)}</span>
          <span className={classes['hidden']}>{t('messaging.unread', { count: unreadCount })}</span>
        </span>
      ) : null}
      <span className={classes['screen']}>
        <span className={classes['bubble']} data-own={isOwn || undefined} dir="auto">
          {piecesOf(text).map((piece) =>
            piece.kind === 'plain' ? (
              shownPiece(piece)
            ) : (
              <bdi key={piece.place} dir="ltr" className={classes[piece.kind]}>
                {shownPiece(piece).replace(/^https?:\/\//, '')}
              </bdi>
            ),
          )}
        </span>
      </span>
      <span className={classes['bar']} aria-hidden />
    </UnstyledButton>
  );
}

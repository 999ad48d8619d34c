import { Button, Modal, Textarea } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import type { PastRequest } from './reception-draft.ts';
import type { ContactCode } from '../../../server/requests/requests.contract.ts';
import { addContact, contactCodes } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useCommand } from '../../lib/ask.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { goToStep, placeOfKey } from './go-to-step.ts';
import classes from './Reception.module.css';
import { isOnlyNumber } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';

type FollowUpDialogProps = { of: Reception; request: PastRequest | undefined; close: () => void };

/** A call about open work: F2 and a digit, and it stands beside the work it asks about. Row A17. */
export function FollowUpDialog({ of: { draft, set, startOver }, request, close }: FollowUpDialogProps) {
  const contact = useCommand(addContact, {
    onDone: ({ contactCount, number }) => {
      sayDone(t('reception.followedUp', { count: contactCount, number }));
      close();
      if (isOnlyNumber(draft)) startOver();
      else set({ contactNote: '' });
    },
  });
  const add = (code: ContactCode) => {
    if (request === undefined || contact.busy) return;
    const { channel, number: callerNumber, contactNote: note } = draft;
    contact.run({ id: request.id, code, channel, callerNumber, note });
  };
  // On the window: the digit may come before the dialog has drawn the keyboard into itself.
  useWindowEvent('keydown', (event) => {
    const code = contactCodes[placeOfKey(event) - 1];
    if (request === undefined || code === undefined || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    add(code);
  });
  return (
    <Modal
      opened={request !== undefined}
      onClose={() => {
        contact.reset();
        close();
        goToStep('number');
      }}
      returnFocus={false}
      title={
        <>
          {t('reception.followUpOf')} <Code digits>{request?.number}</Code>
        </>
      }
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      <div className={classes['dialog']}>
        <p className={classes['line']}>{request?.deviceTitles.join('، ')}</p>
        <div className={classes['codes']}>
          {contactCodes.map((code, place) => (
            <Button
              key={code}
              variant="default"
              justify="flex-start"
              disabled={contact.busy}
              {...(place === 0 ? { 'data-autofocus': true } : {})}
              leftSection={<span className={classes['digit']}>{digits(place + 1)}</span>}
              onClick={() => add(code)}
            >
              {t(`requests.contactCode.${code}`)}
            </Button>
          ))}
        </div>
        <Textarea
          label={t('reception.contactNote')}
          autosize
          minRows={2}
          maxLength={4000}
          value={draft.contactNote}
          onChange={(event) => set({ contactNote: event.currentTarget.value })}
        />
        {contact.problem === undefined ? null : (
          <p className={classes['trouble']} role="alert">
            {sayFailure(contact.problem).title}
          </p>
        )}
      </div>
    </Modal>
  );
}

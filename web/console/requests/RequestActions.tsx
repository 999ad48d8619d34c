import { useState } from 'react';
import { closeRequest } from '../../../server/requests/requests.contract.ts';
import type { requestMoves } from '../../../server/requests/requests.contract.ts';
import { Moves } from '../../kit/Moves.tsx';
import { t } from '../../lib/texts.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { ContactForm } from './ContactForm.tsx';
import type { ShownStory } from './RequestStory.tsx';
import classes from './Story.module.css';

type RequestMove = (typeof requestMoves)[number];

/** What may be done with the request itself; a form opens beneath. */
export function RequestActions({ request }: { request: ShownStory }) {
  const [open, setOpen] = useState<RequestMove | undefined>(undefined);
  const close = () => setOpen(undefined);
  const press = (move: RequestMove) => () => setOpen(open === move ? undefined : move);
  return (
    <>
      <Moves
        moves={request.moves}
        of={[
          { move: 'contact', label: t('requests.addContact'), run: press('contact') },
          { move: 'change', label: t('requests.change'), run: press('change') },
          { move: 'close', label: t('requests.closeWithAnswer'), run: press('close') },
        ]}
      />
      {open === undefined ? null : (
        <div className={classes['form']}>
          {open === 'contact' ? <ContactForm request={request} close={close} /> : null}
          {open === 'change' ? <ChangeForm request={request} close={close} /> : null}
          {open === 'close' ? <AnswerForm contract={closeRequest} of={request} close={close} /> : null}
        </div>
      )}
    </>
  );
}

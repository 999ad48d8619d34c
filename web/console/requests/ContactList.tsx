import { Phone } from '../../kit/Phone.tsx';
import { When } from '../../kit/When.tsx';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { ShownStory } from './RequestStory.tsx';
import classes from './Story.module.css';

/** Calls about open work, counted. Row A17. */
export function ContactList({ contacts }: { contacts: ShownStory['contacts'] }) {
  if (contacts.length === 0) return <p className={classes['dim']}>{t('requests.noContacts')}</p>;
  return (
    <ol className={classes['list']}>
      {contacts.map((contact) => (
        <li key={contact.id} className={classes['item']}>
          <div className={classes['marks']}>
            <strong>
              {number(contact.ordinal)}. {t(`requests.contactCode.${contact.code}`)}
            </strong>
            <span>{t(`requests.channel.${contact.channel}`)}</span>
            {contact.callerNumber === null ? null : <Phone number={contact.callerNumber} />}
          </div>
          {contact.note === '' ? null : <p className={classes['text']}>{contact.note}</p>}
          <div className={classes['dim']}>
            <When at={contact.madeAt} show="relative" /> · {contact.madeByTitle}
          </div>
        </li>
      ))}
    </ol>
  );
}

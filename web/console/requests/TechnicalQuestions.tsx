import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';
import classes from './Story.module.css';

/** What technical support was asked about this work order, and what it answered. */
export function TechnicalQuestions({ cases }: { cases: ShownOrder['technicalCases'] }) {
  return (
    <ol className={classes['list']}>
      {cases.map((one) => (
        <li key={one.id} className={classes['item']}>
          <div className={classes['marks']}>
            <StatusBadge tone={one.state === 'open' ? 'due' : 'done'}>
              {t(`requests.case.${one.state}`)}
            </StatusBadge>
            <span className={classes['dim']}>
              {one.askedByTitle} · <When at={one.askedAt} show="relative" />
            </span>
          </div>
          <p className={classes['text']}>{one.question}</p>
          {one.answers.map((answer) => (
            <p key={answer.answeredAt} className={classes['text']}>
              <strong>{answer.answeredByTitle}:</strong> {answer.text}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

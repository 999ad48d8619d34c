import { time } from '../../lib/numbers.ts';
import classes from './Bubble.module.css';
import { piecesOf, shownPiece } from './message-pieces.ts';

type BubbleProps = {
  text: string;
  /** Written by the phone's owner: at the end, in colour. */
  isOwn: boolean;
  /** Left out where nothing was sent yet. */
  at?: string;
};

/** One message as it looks on a phone; links can be followed, codes stand out. */
export function Bubble({ text, isOwn, at }: BubbleProps) {
  return (
    <div className={classes['line']} data-own={isOwn || undefined}>
      <div className={classes['bubble']} dir="auto">
        {piecesOf(text).map((piece) => {
          const { kind, said, place } = piece;
          switch (kind) {
            case 'link':
              return (
                <a
                  key={place}
                  href={said}
                  target="_blank"
                  rel="noreferrer"
                  dir="ltr"
                  className={classes['link']}
                >
                  {said.replace(/^https?:\/\//, '')}
                </a>
              );
            case 'code':
              return (
                <bdi key={place} dir="ltr" className={classes['code']}>
                  {shownPiece(piece)}
                </bdi>
              );
            case 'plain':
              return <span key={place}>{shownPiece(piece)}</span>;
          }
        })}
        {at === undefined ? null : (
          <time dateTime={at} className={classes['time']}>
            {time(at)}
          </time>
        )}
      </div>
    </div>
  );
}

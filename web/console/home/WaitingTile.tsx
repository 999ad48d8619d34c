import { Skeleton } from '@mantine/core';
import type { Tone } from '../../kit/tones.ts';
import { useLinkTo } from '../../lib/address.ts';
import { count } from '../../lib/numbers.ts';
import classes from './HomeScreen.module.css';

type WaitingTileProps = {
  to: string;
  title: string;
  held: { count: number; isMore: boolean } | undefined;
  /** Beyond it the count says «more than». */
  exactMax?: number;
  failed: boolean;
  /** The meaning of a count that is not zero. */
  tone?: Tone;
};

/** A count that leads to what it counts. */
export function WaitingTile({
  to,
  title,
  held,
  exactMax = 10_000,
  failed,
  tone = 'plain',
}: WaitingTileProps) {
  const linkTo = useLinkTo();
  return (
    <a {...linkTo(to)} className={classes['tile']}>
      <span className={classes['number']} data-tone={held !== undefined && held.count > 0 ? tone : 'plain'}>
        {held === undefined ? (
          failed ? (
            '—'
          ) : (
            <Skeleton height={28} width={48} />
          )
        ) : (
          count(held.count + Number(held.isMore), exactMax)
        )}
      </span>
      <span className={classes['title']}>{title}</span>
    </a>
  );
}

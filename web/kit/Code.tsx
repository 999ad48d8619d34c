import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { digits as localised } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Code.module.css';

type CodeProps = {
  children: string | number | null | undefined;
  /** Persian digits, for numbers people read aloud (tracking number, phone); off for serials with letters. */
  digits?: boolean;
  /** A click copies it, in Latin digits. */
  copy?: boolean;
  strong?: boolean;
};

/** A code, phone or serial: kept left-to-right inside Persian text, its digits all of one width. */
export function Code({ children, digits = false, copy = false, strong = false }: CodeProps) {
  const clipboard = useClipboard({ timeout: 1200 });
  if (children === null || children === undefined || children === '') return <span>—</span>;
  const plain = String(children);
  const text = (
    <bdi dir="ltr" className={classes['code']} data-strong={strong || undefined}>
      {digits ? localised(plain) : plain}
    </bdi>
  );
  if (!copy) return text;
  return (
    <UnstyledButton
      className={classes['copy']}
      data-copied={clipboard.copied || undefined}
      onClick={(event) => {
        event.stopPropagation();
        clipboard.copy(plain);
      }}
    >
      {text}
      <VisuallyHidden>{t('web.copy')}</VisuallyHidden>
      <span aria-live="polite" className={classes['said']}>
        {clipboard.copied ? t('web.copied') : ''}
      </span>
    </UnstyledButton>
  );
}

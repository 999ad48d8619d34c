import { Kbd } from '@mantine/core';
import classes from './KeyHint.module.css';

/** Keys beside an action: `<KeyHint keys={['Ctrl', 'Enter']} />`. For eyes only; hidden on phones. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span dir="ltr" className={classes['hint']} aria-hidden>
      {keys.map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}

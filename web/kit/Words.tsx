import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';

/** Where short words appear (see notify.ts). */
export function Words() {
  // On a phone the bottom is where the thumb works: a word there would lie on the next button.
  const isPhone = useMediaQuery('(max-width: 48em)');
  return <Notifications position={isPhone ? 'top-center' : 'bottom-left'} zIndex={400} />;
}

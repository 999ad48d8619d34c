import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';

/** Where short words appear (see notify.ts). */
export function Words() {
  return <Notifications position="bottom-left" zIndex={400} />;
}

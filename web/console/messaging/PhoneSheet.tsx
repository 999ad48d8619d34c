import { Drawer } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { t } from '../../lib/texts.ts';
import { OpenPhone } from './OpenPhone.tsx';
import classes from './PhoneSheet.module.css';

type PhoneSheetProps = { mobile: string; onClose: () => void };

/** The open phone: beside the wall on a desk, over it on a phone. */
export function PhoneSheet({ mobile, onClose }: PhoneSheetProps) {
  const isNarrow = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false });
  useHotkeys([['Escape', onClose]], []);
  if (!isNarrow) {
    return (
      <aside className={classes['beside']} aria-label={t('messaging.phoneOf', { mobile })}>
        <OpenPhone mobile={mobile} onClose={onClose} />
      </aside>
    );
  }
  return (
    <Drawer.Root opened onClose={onClose} position="bottom" size="100%">
      <Drawer.Overlay />
      <Drawer.Content
        aria-label={t('messaging.phoneOf', { mobile })}
        classNames={{ content: classes['over'] ?? '' }}
      >
        <OpenPhone mobile={mobile} onClose={onClose} />
      </Drawer.Content>
    </Drawer.Root>
  );
}

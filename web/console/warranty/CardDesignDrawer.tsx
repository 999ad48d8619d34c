import { Drawer } from '@mantine/core';
import { readCardDesign } from '../../../server/warranty/cards.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { CardDesignForm } from './CardDesignForm.tsx';

/** The design of the company's card, to look at and to change. */
export function CardDesignDrawer({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { data, error, refetch } = useAsk(readCardDesign, {}, { enabled: isOpen });
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      title={t('warranty.cards.design')}
      closeButtonProps={{ 'aria-label': t('web.close') }}
    >
      {error && data === undefined ? <FailureState failure={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <ScreenSkeleton /> : null}
      {data === undefined ? null : <CardDesignForm key={data.version} design={data} close={close} />}
    </Drawer>
  );
}

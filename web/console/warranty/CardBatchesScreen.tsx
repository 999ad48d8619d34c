import { Button, Drawer } from '@mantine/core';
import { IconPalette, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { listCardBatches, makeCardBatch } from '../../../server/warranty/cards.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { cardBatchColumns } from './CardBatchColumns.tsx';
import { CardBatchForm } from './CardBatchForm.tsx';
import { CardBatchPanel } from './CardBatchPanel.tsx';
import { CardDesignDrawer } from './CardDesignDrawer.tsx';

/** Batches of warranty cards, how far they are, and how a card looks. */
export function CardBatchesScreen() {
  const may = useMay();
  const [, change] = useAddress();
  const [opened, setOpened] = useState<'batch' | 'design'>();
  const close = () => setOpened(undefined);
  const newButton = may(makeCardBatch.permission) ? (
    <Button size="xs" leftSection={<IconPrinter size={16} />} onClick={() => setOpened('batch')}>
      {t('warranty.cards.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <ListScreen
        name="warranty-cards"
        title={t('warranty.cards')}
        list={listCardBatches}
        columns={cardBatchColumns()}
        rowId={(row) => row.id}
        noSearch
        Panel={CardBatchPanel}
        actions={
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPalette size={16} />}
              onClick={() => setOpened('design')}
            >
              {t('warranty.cards.design')}
            </Button>
            {newButton}
          </>
        }
        empty={{ title: t('warranty.cards.none'), hint: t('warranty.cards.noneHint'), action: newButton }}
      />
      <Drawer
        opened={opened === 'batch'}
        onClose={close}
        title={t('warranty.cards.new')}
        closeButtonProps={{ 'aria-label': t('web.close') }}
      >
        <CardBatchForm
          close={close}
          onDone={(id) => {
            close();
            change({ open: id });
          }}
        />
      </Drawer>
      <CardDesignDrawer isOpen={opened === 'design'} close={close} />
    </>
  );
}

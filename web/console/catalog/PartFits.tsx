import { Button, CloseButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { listPartFits, modelList, setPartFits } from '../../../server/catalog/catalog.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { sayFailed } from '../../kit/notify.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';

/** The models a part fits; none: every model. */
export function PartFits({ partId }: { partId: string }) {
  const fits = useAsk(listPartFits, { id: partId }, { topics: ['part'] });
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const set = useCommand(setPartFits, { onDone: () => setAdding(false), onRefused: sayFailed });
  const mayChange = may(setPartFits.permission);
  const items = fits.data?.items ?? [];
  const write = (modelIds: string[]) => set.run({ id: partId, modelIds });
  return (
    <PanelSection
      title={t('catalog.fits')}
      none={fits.data?.items.length === 0 && !isAdding ? t('catalog.fitsEvery') : undefined}
      add={mayChange ? { label: t('catalog.addFit'), open: () => setAdding(true) } : undefined}
      form={
        isAdding ? (
          <Group align="end" gap="xs">
            <SelectCode
              flex={1}
              label={t('catalog.fitsModel')}
              list={modelList.list}
              onChange={(id) => {
                if (id !== '' && !items.some((model) => model.id === id))
                  write([...items.map((model) => model.id), id]);
              }}
            />
            <Button variant="subtle" color="gray" onClick={() => setAdding(false)}>
              {t('web.cancel')}
            </Button>
          </Group>
        ) : null
      }
    >
      {fits.error ? <FailureState failure={fits.error} retry={() => void fits.refetch()} /> : null}
      {fits.data === undefined && !fits.error ? <Skeleton height={60} /> : null}
      <Stack gap={4}>
        {items.map(({ id, code, title }) => (
          <Group key={id} gap="xs" wrap="nowrap">
            <Text size="sm">{title}</Text>
            <Text size="xs" c="dimmed">
              <Code>{code}</Code>
            </Text>
            {mayChange ? (
              <CloseButton
                size="sm"
                ms="auto"
                aria-label={t('catalog.dropFit', { model: title })}
                disabled={set.busy}
                onClick={() => write(items.filter((model) => model.id !== id).map((model) => model.id))}
              />
            ) : null}
          </Group>
        ))}
      </Stack>
    </PanelSection>
  );
}

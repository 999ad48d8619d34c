import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Code } from '../../kit/Code.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';
import { SiteForm } from './SiteForm.tsx';

/** Where the devices of a customer stand. */
export function CustomerSites({ customer }: { customer: Customer }) {
  const [isAdding, setAdding] = useState(false);
  const [editingId, setEditingId] = useState<string>();
  const mayWrite = customer.moves.includes('addSite');
  return (
    <PanelSection
      title={t('customers.sites')}
      none={customer.sites.length === 0 ? t('customers.noSite') : undefined}
      add={mayWrite ? { label: t('customers.addSite'), open: () => setAdding(true) } : undefined}
      form={
        isAdding ? (
          <SiteForm customerId={customer.id} site={undefined} close={() => setAdding(false)} />
        ) : null
      }
    >
      <Stack gap="xs">
        {customer.sites.map((site) =>
          editingId === site.id ? (
            <FormPaper key={site.id}>
              <SiteForm customerId={customer.id} site={site} close={() => setEditingId(undefined)} />
            </FormPaper>
          ) : (
            <Paper key={site.id} withBorder p="sm">
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <div>
                  {site.title === '' ? null : (
                    <Text size="sm" fw={600}>
                      {site.title}
                    </Text>
                  )}
                  <Text size="sm">{digits(site.line)}</Text>
                  {site.postalCode === '' ? null : (
                    <Group gap="xs">
                      <Text size="xs" c="dimmed">
                        {t('customers.place.postalCode')} <Code digits>{site.postalCode}</Code>
                      </Text>
                      {site.isPostalCodeOdd ? (
                        <StatusBadge tone="due">{t('customers.oddPostalCode')}</StatusBadge>
                      ) : null}
                    </Group>
                  )}
                </div>
                {mayWrite ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    flex="none"
                    aria-label={t('customers.editSite', { place: site.line })}
                    onClick={() => setEditingId(site.id)}
                  >
                    {t('web.edit')}
                  </Button>
                ) : null}
              </Group>
            </Paper>
          ),
        )}
      </Stack>
    </PanelSection>
  );
}

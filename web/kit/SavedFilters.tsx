import { ActionIcon, Button, CloseButton, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../lib/texts.ts';
import type { ListAddress } from './list-address.ts';

/** What a person looks at often, under his own name: search, filters, sorting. */
export function SavedFilters({ address }: { address: ListAddress }) {
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const canSave = address.isFiltered || address.sort !== undefined;
  if (address.saved.length === 0 && !canSave) return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('web.savedFilters')}
          title={t('web.savedFilters')}
          onClick={() => setOpen(!isOpen)}
        >
          <IconBookmark size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {address.saved.map((saved) => (
            <Group key={saved.title} gap={4} wrap="nowrap">
              <Button
                flex={1}
                size="xs"
                variant="subtle"
                justify="flex-start"
                onClick={() => {
                  address.show(saved);
                  setOpen(false);
                }}
              >
                {saved.title}
              </Button>
              <CloseButton
                size="sm"
                aria-label={t('web.dropSaved', { title: saved.title })}
                onClick={() => address.drop(saved.title)}
              />
            </Group>
          ))}
          {canSave ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (title.trim() === '') return;
                address.save(title.trim());
                setTitle('');
                setOpen(false);
              }}
            >
              <Text size="xs" c="dimmed" mb={4}>
                {t('web.saveThis')}
              </Text>
              <Group gap="xs" wrap="nowrap">
                <TextInput
                  size="xs"
                  flex={1}
                  maxLength={60}
                  aria-label={t('web.filterTitle')}
                  placeholder={t('web.filterTitle')}
                  value={title}
                  onChange={(event) => setTitle(event.currentTarget.value)}
                />
                <Button size="xs" type="submit" disabled={title.trim() === ''}>
                  {t('web.save')}
                </Button>
              </Group>
            </form>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

import type { ButtonProps } from '@mantine/core';
import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../lib/texts.ts';

type ConfirmButtonProps = ButtonProps & {
  children: ReactNode;
  /** For screen readers, where several buttons of one word stand under each other. */
  label?: string;
  /** What will happen, in the person's words: «سرویس لغو می‌شود و به مشتری پیامک می‌رود.» */
  says: string;
  /** The verb on the second button. */
  verb: string;
  onConfirm: () => void;
};

/** For what cannot be undone: says what will happen before it does. */
export function ConfirmButton({ label, says, verb, onConfirm, children, ...button }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs" {...button} aria-label={label} onClick={() => setOpen(!isOpen)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="sm">{says}</Text>
          <Group gap="xs">
            <Button
              size="xs"
              color="late"
              onClick={() => {
                setOpen(false);
                onConfirm();
              }}
            >
              {verb}
            </Button>
            <Button size="xs" variant="subtle" color="gray" data-autofocus onClick={() => setOpen(false)}>
              {t('web.cancel')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { sentenceOf, t } from '../../lib/texts.ts';

type SlotButtonsProps = {
  slots: readonly string[];
  /** Those that the text must hold. */
  needed: readonly string[];
  text: string;
  onInsert: (slot: string) => void;
};

/** The values that a text may hold; a press puts one where the caret stands. */
export function SlotButtons({ slots, needed, text, onInsert }: SlotButtonsProps) {
  return (
    <Group gap={6}>
      {slots.map((slot) => {
        const isMissing = needed.includes(slot) && !text.includes(`{${slot}}`);
        return (
          <Button
            key={slot}
            size="compact-xs"
            variant="light"
            color={isMissing ? 'late' : 'gray'}
            leftSection={<IconPlus size={12} />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onInsert(slot)}
            title={isMissing ? t('messaging.mustStay') : `{${slot}}`}
          >
            {sentenceOf(`messaging.slot.${slot}`) ?? slot}
          </Button>
        );
      })}
    </Group>
  );
}

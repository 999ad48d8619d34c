import { Button, Group } from '@mantine/core';
import { t } from '../lib/texts.ts';
import { ConfirmButton } from './ConfirmButton.tsx';

type RowActionsProps = {
  /** What the row is, so that a screen reader tells its buttons from those of the next one. */
  of: string;
  edit: () => void;
  /** Says what will happen before it does; left out where it may not go. */
  remove: { says: string; run: () => void } | undefined;
};

/** Correcting and taking away a line of a thing's story. */
export function RowActions({ of, edit, remove }: RowActionsProps) {
  return (
    <Group gap={4} wrap="nowrap" flex="none">
      <Button size="compact-xs" variant="subtle" aria-label={t('web.editOf', { of })} onClick={edit}>
        {t('web.edit')}
      </Button>
      {remove === undefined ? null : (
        <ConfirmButton
          size="compact-xs"
          variant="subtle"
          color="late"
          label={t('web.removeOf', { of })}
          says={remove.says}
          verb={t('web.remove')}
          onConfirm={remove.run}
        >
          {t('web.remove')}
        </ConfirmButton>
      )}
    </Group>
  );
}

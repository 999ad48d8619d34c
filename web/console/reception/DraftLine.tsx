import { Anchor, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { t } from '../../lib/texts.ts';
import { isEmpty } from './reception-draft.ts';
import type { Reception } from './reception-state.ts';

/** That what was typed before is here again, and the way to begin anew. */
export function DraftLine({ of: { draft, isFromDraft, startOver } }: { of: Reception }) {
  if (isEmpty(draft)) return null;
  return (
    <Group gap="xs">
      {isFromDraft ? (
        <>
          <IconHistory size={16} aria-hidden />
          <Text size="sm" c="dimmed">
            {t('web.fromDraft')}
          </Text>
        </>
      ) : null}
      <Anchor component="button" type="button" size="sm" onClick={startOver}>
        {t('web.startOver')}
      </Anchor>
    </Group>
  );
}

import { Button, Group } from '@mantine/core';
import { changeAgency } from '../../../server/agencies/agencies.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { Agency } from './AgencyStory.tsx';

/** Editing, and the end of working together, which asks first and can be taken back. */
export function AgencyMoves({ agency, edit }: { agency: Agency; edit: () => void }) {
  const { id, version, title, moves } = agency;
  const change = useCommand(changeAgency, { onRefused: sayFailed });
  const set = (isEnded: boolean) => change.run({ id, version, isEnded });
  return (
    <Group gap="xs">
      <Moves moves={moves} of={[{ move: 'change', label: t('web.edit'), run: edit }]} />
      {moves.includes('end') ? (
        <ConfirmButton
          says={t('agencies.endSays', { title })}
          verb={t('agencies.end')}
          loading={change.busy}
          c="late"
          onConfirm={() => set(true)}
        >
          {t('agencies.end')}
        </ConfirmButton>
      ) : null}
      {moves.includes('reopen') ? (
        <Button size="xs" variant="default" loading={change.busy} onClick={() => set(false)}>
          {t('agencies.reopen')}
        </Button>
      ) : null}
    </Group>
  );
}

import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { cancelImport, getImport, runImport } from '../../../server/exchange/exchange.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { When } from '../../kit/When.tsx';
import { useLinkTo, usePathPart } from '../../lib/address.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { BadRows } from './BadRows.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { isAtWork, kindTitle } from './import-words.ts';

const AGAIN_MS = 2000;

/** One list that came in: its dry run, its bad rows, its running, what became of it. It may be left at any time. */
export function ImportScreen() {
  const id = usePathPart('id');
  const linkTo = useLinkTo();
  const ask = useAsk(
    getImport,
    { id },
    {
      topics: ['import'],
      againMs: (answer) => (answer !== undefined && isAtWork(answer.state) ? AGAIN_MS : false),
    },
  );
  const run = useCommand(runImport, { onRefused: sayFailed });
  const cancel = useCommand(cancelImport, { onRefused: sayFailed });
  const of = ask.data;
  if (ask.error) return <FailureState failure={ask.error} retry={() => void ask.refetch()} />;
  if (of === undefined) return <Skeleton height={240} radius="lg" maw={880} />;
  const may = (move: 'run' | 'cancel') => of.moves.includes(move);
  const good = of.counts.rows - of.counts.bad;
  return (
    <Stack gap="md" maw={880}>
      <ScreenHead
        title={kindTitle(of.kind)}
        line={
          <>
            <bdi>{of.fileName}</bdi> · {of.madeBy} · <When at={of.madeAt} />
          </>
        }
        actions={
          <Anchor component={Link} to="/imports" size="sm">
            {t('exchange.allImports')}
          </Anchor>
        }
      />
      <ImportProgress of={of} />
      <Group gap="xs">
        {may('run') ? (
          <Button loading={run.busy} onClick={() => run.run({ id })}>
            {t('exchange.runGood', { count: good })}
          </Button>
        ) : null}
        {may('cancel') ? (
          <ConfirmButton
            size="sm"
            says={of.state === 'running' ? t('exchange.cancelRunningSays') : t('exchange.cancelSays')}
            verb={t('exchange.cancelVerb')}
            onConfirm={() => cancel.run({ id })}
          >
            {t('exchange.cancel')}
          </ConfirmButton>
        ) : null}
        {isAtWork(of.state) ? null : (
          <Button
            component="a"
            {...linkTo(`/imports/new?kind=${of.kind}`)}
            variant={may('run') ? 'subtle' : 'default'}
            leftSection={<IconUpload size={16} />}
          >
            {t('exchange.anotherFile')}
          </Button>
        )}
      </Group>
      <BadRows of={of} />
    </Stack>
  );
}

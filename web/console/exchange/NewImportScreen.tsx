import { Alert, Anchor, Button, Group, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import {
  getExport,
  getImportTemplate,
  listImportKinds,
  receiveImport,
} from '../../../server/exchange/exchange.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAddress, useGo } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { addressOf, Problem } from '../../lib/client.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import { sendFile } from '../../lib/send-file.ts';
import { ColumnsOfKind } from './ColumnsOfKind.tsx';
import { KindChoice } from './KindChoice.tsx';
import { kindTitle } from './import-words.ts';

const FileDrop = lazy(async () => ({ default: (await import('./FileDrop.tsx')).FileDrop }));

/** Brings a list in: which one, its template, the file. The dry run follows on a page of its own. */
export function NewImportScreen() {
  const [address, change] = useAddress();
  const go = useGo();
  const kinds = useAsk(listImportKinds, {}, { staleMs: 10 * 60_000 });
  const [part, setPart] = useState(0);
  const key = useRef<string | undefined>(undefined);
  const kind = kinds.data?.items.find((one) => one.kind === address['kind']);
  const send = useMutation({
    mutationFn: ({ file, to }: { file: File; to: string }) => {
      // The same file pressed again after a lost answer is the same command.
      key.current ??= crypto.randomUUID();
      return sendFile(receiveImport, { input: { kind: to }, file, key: key.current, onPart: setPart });
    },
    onSuccess: ({ id }) => go(`/imports/${id}`),
    onError: (reason) => {
      if (reason instanceof Problem && reason.isRefusal) key.current = undefined;
    },
  });
  if (kinds.error) return <FailureState failure={kinds.error} retry={() => void kinds.refetch()} />;
  return (
    <Stack gap="md" maw={880}>
      <ScreenHead title={t('exchange.newImport')} line={t('exchange.newImportLine')} />
      <Title order={2}>{t('exchange.stepKind')}</Title>
      {kinds.data === undefined ? (
        <Skeleton height={200} radius="lg" />
      ) : (
        <KindChoice
          kinds={kinds.data.items.map((one) => one.kind)}
          chosen={kind?.kind}
          onChoose={(chosen) => {
            send.reset();
            key.current = undefined;
            change({ kind: chosen });
          }}
        />
      )}
      {kind === undefined ? null : (
        <Paper withBorder radius="lg" p="md">
          <Stack gap="md">
            <Group justify="space-between" gap="xs">
              <Title order={2}>{kindTitle(kind.kind)}</Title>
              <Group gap="xs">
                <Button
                  component="a"
                  href={addressOf(getImportTemplate, { kind: kind.kind })}
                  download
                  size="xs"
                  variant="default"
                  leftSection={<IconDownload size={16} />}
                >
                  {t('exchange.template')}
                </Button>
                {kind.isExported ? (
                  <Anchor size="sm" href={addressOf(getExport, { kind: kind.kind })} download>
                    {t('exchange.exportNow')}
                  </Anchor>
                ) : null}
              </Group>
            </Group>
            <ColumnsOfKind columns={kind.columns} />
            <Suspense fallback={<Skeleton height={160} radius="md" />}>
              <FileDrop
                busy={send.isPending}
                part={part}
                onFile={(file) => {
                  key.current = undefined;
                  send.mutate({ file, to: kind.kind });
                }}
              />
            </Suspense>
            {send.error ? (
              <Alert color="late" role="alert" title={sayFailure(send.error).title}>
                {send.error instanceof Problem && send.error.errors.length > 0
                  ? send.error.errors.map(({ message }) => <div key={message}>{message}</div>)
                  : sayFailure(send.error).hint}
              </Alert>
            ) : null}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

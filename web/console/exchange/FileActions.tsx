import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { getExport, listImportKinds } from '../../../server/exchange/exchange.contract.ts';
import { ExportButton } from '../../kit/ExportButton.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { addressOf } from '../../lib/client.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';

/** In and out by file, for a list that has an import kind; nothing for those who may not. */
export function FileActions({ kind }: { kind: string }) {
  const may = useMay();
  const linkTo = useLinkTo();
  const isAllowed = may(listImportKinds.permission);
  const kinds = useAsk(listImportKinds, {}, { enabled: isAllowed, staleMs: 10 * 60_000 });
  const known = kinds.data?.items.find((one) => one.kind === kind);
  if (!isAllowed || known === undefined) return null;
  return (
    <>
      {known.isExported ? <ExportButton address={addressOf(getExport, { kind })} /> : null}
      <Button
        component="a"
        {...linkTo(`/imports/new?kind=${kind}`)}
        size="xs"
        variant="default"
        leftSection={<IconUpload size={16} stroke={1.7} />}
      >
        {t('exchange.fromFile')}
      </Button>
    </>
  );
}

import { Anchor } from '@mantine/core';
import { useLinkTo } from '../../lib/address.ts';
import { t } from '../../lib/texts.ts';

/** The way to another entry: the one taken back, or the one that took it back. */
export function EntryLink({ id }: { id: string }) {
  const linkTo = useLinkTo();
  return (
    <Anchor size="sm" {...linkTo(`/journal-entries?open=${id}`)}>
      {t('ledger.showEntry')}
    </Anchor>
  );
}

import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DocumentKind } from '../../../server/ledger/ledger.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { t } from '../../lib/texts.ts';

type DocumentLinkProps = {
  of: { documentKind: DocumentKind; documentId: string; documentNumber: string };
};

/** The document of an entry; one that has a page of its own is a link to it. */
export function DocumentLink({ of }: DocumentLinkProps) {
  const words = (
    <>
      {t(`ledger.document.${of.documentKind}`)} <Code digits>{of.documentNumber}</Code>
    </>
  );
  const to = pageOf(of.documentKind, of.documentId);
  if (to === undefined) return <span>{words}</span>;
  return (
    <Anchor component={Link} to={to} size="sm">
      {words}
    </Anchor>
  );
}

function pageOf(kind: DocumentKind, id: string): string | undefined {
  switch (kind) {
    case 'service_report':
    case 'service_report_supplement':
      return `/service-reports/${id}`;
    case 'reversal':
      return `/journal-entries?open=${id}`;
    case 'opening_balance':
    case 'payment':
    case 'advance':
    case 'receipt':
    case 'defective_debit':
      return undefined;
  }
}

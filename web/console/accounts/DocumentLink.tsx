import { Anchor } from '@mantine/core';
import type { DocumentKind } from '../../../server/ledger/ledger.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';

type DocumentLinkProps = {
  of: { documentKind: DocumentKind; documentId: string; documentNumber: string };
  /** What a line of it says; the report that it is about, whichever document entered it. */
  facts: Readonly<Record<string, unknown>> | undefined;
  /** Where reports have their pages: differently in console and portal. */
  reports: '/reports' | '/agency/reports';
};

/** The document of an entry or line; when it is about a service report, the way to it. */
export function DocumentLink({ of, facts, reports }: DocumentLinkProps) {
  const linkTo = useLinkTo();
  const may = useMay();
  const words = (
    <>
      {t(`ledger.document.${of.documentKind}`)} <Code digits>{of.documentNumber}</Code>
    </>
  );
  const reportId = facts?.['reportId'] ?? (of.documentKind === 'service_report' ? of.documentId : undefined);
  if (typeof reportId !== 'string' || !may('report.read')) return <span>{words}</span>;
  return (
    <Anchor size="sm" {...linkTo(`${reports}/${reportId}`)}>
      {words}
    </Anchor>
  );
}

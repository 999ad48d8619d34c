import { Table } from '@mantine/core';
import { useState } from 'react';
import type { CoverageView } from '../../../server/agencies/agencies.contract.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import type { Agency } from './AgencyStory.tsx';
import { EndCoverage } from './EndCoverage.tsx';
import { NewCoverageForm } from './NewCoverageForm.tsx';

/** In which regions an agency works, on which product lines, from when to when. */
export function AgencyCoverage({ agency }: { agency: Agency }) {
  const [isAdding, setAdding] = useState(false);
  const { coverage } = agency;
  const mayChange = agency.moves.includes('addCoverage');
  const now = today();
  const isOver = ({ toOn }: CoverageView) => toOn !== null && toOn < now;
  return (
    <PanelSection
      title={t('agencies.coverage')}
      none={coverage.length === 0 ? t('agencies.noCoverage') : undefined}
      add={mayChange ? { label: t('agencies.addCoverage'), open: () => setAdding(true) } : undefined}
      form={isAdding ? <NewCoverageForm agencyId={agency.id} close={() => setAdding(false)} /> : null}
    >
      <Table.ScrollContainer minWidth={380} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('agencies.region')}</Table.Th>
              <Table.Th>{t('catalog.productLine')}</Table.Th>
              <Table.Th>{t('agencies.since')}</Table.Th>
              <Table.Th>{t('agencies.until')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {coverage.map((one) => (
              <Table.Tr key={one.id} {...(isOver(one) ? { c: 'dimmed' } : {})}>
                <Table.Td>
                  {one.regionTitle} <StatusBadge>{t(`catalog.regionKind.${one.level}`)}</StatusBadge>
                </Table.Td>
                <Table.Td>{one.productLineTitle ?? t('agencies.everyLine')}</Table.Td>
                <Table.Td>
                  <When at={one.fromOn} show="day" />
                </Table.Td>
                <Table.Td>
                  {one.toOn === null ? null : <When at={one.toOn} show="day" />}
                  {mayChange && one.toOn === null ? (
                    <EndCoverage agencyId={agency.id} coverage={one} />
                  ) : null}
                  {one.toOn === null && !mayChange ? '—' : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </PanelSection>
  );
}

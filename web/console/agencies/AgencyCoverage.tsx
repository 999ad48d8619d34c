import { Group, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { CoverageView } from '../../../server/agencies/agencies.contract.ts';
import { removeCoverage } from '../../../server/agencies/agencies.contract.ts';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { RowActions } from '../../kit/RowActions.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useCommand } from '../../lib/ask.ts';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import type { Agency } from './AgencyStory.tsx';
import { ChangeCoverageForm } from './ChangeCoverageForm.tsx';
import { EndCoverage } from './EndCoverage.tsx';
import { NewCoverageForm } from './NewCoverageForm.tsx';

/** In which regions an agency works, on which product lines, from when to when. */
export function AgencyCoverage({ agency }: { agency: Agency }) {
  const [isAdding, setAdding] = useState(false);
  const [editing, setEditing] = useState<CoverageView>();
  const remove = useCommand(removeCoverage, {
    onDone: () => sayDone(t('agencies.coverageGone')),
    onRefused: sayFailed,
  });
  const { coverage } = agency;
  const mayChange = agency.moves.includes('addCoverage');
  const now = today();
  const isOver = ({ toOn }: CoverageView) => toOn !== null && toOn < now;
  return (
    <PanelSection
      title={t('agencies.coverage')}
      none={coverage.length === 0 ? t('agencies.noCoverage') : undefined}
      add={mayChange ? { label: t('agencies.addCoverage'), open: () => setAdding(true) } : undefined}
      form={
        editing !== undefined ? (
          <ChangeCoverageForm
            key={editing.id}
            agency={agency}
            coverage={editing}
            close={() => setEditing(undefined)}
          />
        ) : isAdding ? (
          <NewCoverageForm agencyId={agency.id} close={() => setAdding(false)} />
        ) : null
      }
    >
      <Table.ScrollContainer minWidth={400} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('agencies.region')}</Table.Th>
              <Table.Th>{t('catalog.productLine')}</Table.Th>
              <Table.Th>{t('agencies.since')}</Table.Th>
              <Table.Th>{t('agencies.until')}</Table.Th>
              {mayChange ? (
                <Table.Th>
                  <VisuallyHidden>{t('web.moreMoves')}</VisuallyHidden>
                </Table.Th>
              ) : null}
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
                <Table.Td>{one.toOn === null ? '—' : <When at={one.toOn} show="day" />}</Table.Td>
                {mayChange ? (
                  <Table.Td>
                    <Group gap={4}>
                      <RowActions
                        of={one.regionTitle}
                        edit={() => setEditing(one)}
                        remove={{
                          says: t('agencies.removeCoverageSays', { region: one.regionTitle }),
                          run: () =>
                            remove.run({ id: agency.id, version: agency.version, coverageId: one.id }),
                        }}
                      />
                      {one.toOn === null ? <EndCoverage agencyId={agency.id} coverage={one} /> : null}
                    </Group>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </PanelSection>
  );
}

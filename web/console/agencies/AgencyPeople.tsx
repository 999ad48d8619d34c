import { Stack } from '@mantine/core';
import { useState } from 'react';
import { changePerson } from '../../../server/agencies/agencies.contract.ts';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { AgencyPersonForm } from './AgencyPersonForm.tsx';
import { AgencyPersonRow } from './AgencyPersonRow.tsx';
import type { Agency } from './AgencyStory.tsx';

/** The people of an agency: manager, clerks, technicians; those who left come last. */
export function AgencyPeople({ agency }: { agency: Agency }) {
  const [isAdding, setAdding] = useState(false);
  const may = useMay();
  const [editingId, setEditingId] = useState<string>();
  const mayChange = may(changePerson.permission);
  const people = agency.people.toSorted((a, b) => Number(a.isEnded) - Number(b.isEnded));
  return (
    <PanelSection
      title={t('agencies.people')}
      none={people.length === 0 ? t('agencies.noPeople') : undefined}
      add={
        agency.moves.includes('addPerson')
          ? { label: t('agencies.addPerson'), open: () => setAdding(true) }
          : undefined
      }
      form={
        isAdding ? (
          <AgencyPersonForm agencyId={agency.id} person={undefined} close={() => setAdding(false)} />
        ) : null
      }
    >
      <Stack gap="xs">
        {people.map((person) =>
          editingId === person.membershipId ? (
            <FormPaper key={person.membershipId}>
              <AgencyPersonForm agencyId={agency.id} person={person} close={() => setEditingId(undefined)} />
            </FormPaper>
          ) : (
            <AgencyPersonRow
              key={person.membershipId}
              agencyId={agency.id}
              person={person}
              edit={mayChange ? () => setEditingId(person.membershipId) : undefined}
            />
          ),
        )}
      </Stack>
    </PanelSection>
  );
}

import { Stack } from '@mantine/core';
import type { readAgency } from '../../../server/agencies/agencies.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Facts } from '../../kit/Facts.tsx';
import { FormPaper } from '../../kit/FormPaper.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { When } from '../../kit/When.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { AgencyGrades } from '../tariffs/AgencyGrades.tsx';
import { AgencyCoverage } from './AgencyCoverage.tsx';
import { AgencyForm } from './AgencyForm.tsx';
import { AgencyPeople } from './AgencyPeople.tsx';
import { AgencyState } from './AgencyState.tsx';
import { placeOf } from './agency-place.ts';

export type Agency = OutputOf<typeof readAgency>;
type AgencyStoryProps = { agency: Agency; isEditing: boolean; stopEditing: () => void };

/** Who an agency is, where and on what it works, and with whom. */
export function AgencyStory({ agency, isEditing, stopEditing }: AgencyStoryProps) {
  if (isEditing)
    return (
      <FormPaper>
        <AgencyForm agency={agency} close={stopEditing} onDone={stopEditing} />
      </FormPaper>
    );
  return (
    <Stack gap="lg">
      <Facts
        of={[
          {
            label: t('web.code'),
            value: (
              <Code digits copy>
                {agency.code}
              </Code>
            ),
          },
          { label: t('web.state'), value: <AgencyState agency={agency} /> },
          { label: t('agencies.kind'), value: t(`agencies.kind.${agency.kind}`) },
          { label: t('agencies.place'), value: placeOf(agency) },
          { label: t('agencies.address'), value: digits(agency.address) },
          {
            label: t('agencies.phone'),
            value:
              agency.phone === null ? null : (
                <Phone number={agency.phone} extension={agency.extension} copy />
              ),
          },
          {
            label: t('agencies.areaCode'),
            value: agency.areaCode === null ? null : <Code digits>{agency.areaCode}</Code>,
          },
          {
            label: t('agencies.contract'),
            value:
              agency.contractFromOn === null && agency.contractToOn === null ? null : (
                <>
                  <When at={agency.contractFromOn} show="day" /> {t('web.to')}{' '}
                  <When at={agency.contractToOn} show="day" />
                </>
              ),
          },
          {
            label: t('agencies.openWorkMax'),
            value: agency.openWorkMax === null ? t('agencies.noLimit') : number(agency.openWorkMax),
          },
        ]}
      />
      <AgencyCoverage agency={agency} />
      <AgencyGrades agencyId={agency.id} />
      <AgencyPeople agency={agency} />
    </Stack>
  );
}

import { Button, Group, Text } from '@mantine/core';
import type { readAgency } from '../../../server/agencies/agencies.contract.ts';
import { changePerson } from '../../../server/agencies/agencies.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { Phone } from '../../kit/Phone.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { useCommand } from '../../lib/ask.ts';
import type { OutputOf } from '../../lib/client.ts';
import { sentenceOf, t } from '../../lib/texts.ts';

export type AgencyPerson = OutputOf<typeof readAgency>['people'][number];
type AgencyPersonRowProps = {
  agencyId: string;
  person: AgencyPerson;
  /** Undefined for those who only read. */
  edit: (() => void) | undefined;
};

/** A person of an agency; an end asks first, and a return takes it back. */
export function AgencyPersonRow({ agencyId, person, edit }: AgencyPersonRowProps) {
  const { membershipId, version, title, mobile, roleCodes, isEnded } = person;
  const change = useCommand(changePerson, { onRefused: sayFailed });
  const set = (ended: boolean) => change.run({ id: agencyId, membershipId, version, isEnded: ended });
  return (
    <Group gap="xs" justify="space-between">
      <Group gap="xs">
        <Text size="sm" {...(isEnded ? { c: 'dimmed' } : {})}>
          {title}
        </Text>
        <Phone number={mobile} copy />
        {roleCodes.map((code) => (
          <StatusBadge key={code} tone={isEnded ? 'plain' : 'active'}>
            {sentenceOf(`agencies.role.${code}`) ?? code}
          </StatusBadge>
        ))}
        {isEnded ? <StatusBadge>{t('agencies.personLeft')}</StatusBadge> : null}
      </Group>
      {edit === undefined ? null : (
        <Group gap={4}>
          {isEnded ? (
            <Button size="compact-xs" variant="subtle" loading={change.busy} onClick={() => set(false)}>
              {t('agencies.returnPerson')}
            </Button>
          ) : (
            <>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('agencies.editPerson', { person: title })}
                onClick={edit}
              >
                {t('web.edit')}
              </Button>
              <ConfirmButton
                says={t('agencies.endPersonSays', { person: title })}
                verb={t('agencies.endPerson')}
                size="compact-xs"
                variant="subtle"
                color="late"
                loading={change.busy}
                onConfirm={() => set(true)}
              >
                {t('agencies.endPerson')}
              </ConfirmButton>
            </>
          )}
        </Group>
      )}
    </Group>
  );
}

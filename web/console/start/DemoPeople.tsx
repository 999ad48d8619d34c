import { Alert, Paper, Stack, Tabs, Text, UnstyledButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { listDemoPeople } from '../../../server/identity/first-run.contract.ts';
import { Person } from '../../kit/Person.tsx';
import { useAsk } from '../../lib/ask.ts';
import { sayFailure } from '../../lib/failure-words.ts';
import type { DemoPerson } from '../../lib/log-in.ts';
import { logInAsDemoPerson } from '../../lib/log-in.ts';
import { t } from '../../lib/texts.ts';
import classes from './LogInScreen.module.css';

const groups = ['office', 'agency', 'technician'] as const;

/** The people of the demo company, each a click away. Nothing where there is no demo. */
export function DemoPeople() {
  const people = useAsk(listDemoPeople, {}, { staleMs: Infinity });
  const enter = useMutation({ mutationFn: logInAsDemoPerson });
  const items = people.data?.items ?? [];
  const [first] = items;
  if (first === undefined) return null;
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {t('web.demoPeople')}
        </Text>
        {enter.error ? <Alert color="late">{sayFailure(enter.error).title}</Alert> : null}
        <Tabs defaultValue={groups.find((group) => items.some((one) => one.group === group)) ?? 'office'}>
          <Tabs.List grow mb="xs">
            {groups
              .filter((group) => items.some((one) => one.group === group))
              .map((group) => (
                <Tabs.Tab key={group} value={group}>
                  {t(`web.demoGroup.${group}`)}
                </Tabs.Tab>
              ))}
          </Tabs.List>
          {groups.map((group) => (
            <Tabs.Panel key={group} value={group}>
              <div className={classes['people']}>
                {items
                  .filter((one) => one.group === group)
                  .map((one) => (
                    <UnstyledButton
                      key={`${one.tenantCode}/${one.who}`}
                      className={classes['person']}
                      disabled={enter.isPending}
                      onClick={() => enter.mutate(one)}
                    >
                      <Person title={one.title} line={lineOf(one, first.tenantCode)} />
                    </UnstyledButton>
                  ))}
              </div>
            </Tabs.Panel>
          ))}
        </Tabs>
      </Stack>
    </Paper>
  );
}

/** The second company's people say whose they are. */
function lineOf({ roleTitles, tenantCode, tenantTitle }: DemoPerson, firstTenant: string): string {
  return [...roleTitles, ...(tenantCode === firstTenant ? [] : [tenantTitle])].join('، ');
}

import { Alert, Box, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { changeRole, listRoles } from '../../../server/identity/identity.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAsk, useCommand } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { PermissionMatrix } from './PermissionMatrix.tsx';
import { RoleSheet } from './RoleSheet.tsx';
import type { Edits } from './role-edits.ts';
import { changedRoles, inOrder, toggled } from './role-edits.ts';
import classes from './RolesScreen.module.css';

/** What each role may do: a matrix on a desk, one role at a time on a phone. Nothing counts before it is saved. */
export function RolesScreen() {
  const may = useMay();
  const ask = useAsk(listRoles, {});
  const [edits, setEdits] = useState<Edits>(new Map());
  const change = useCommand(changeRole, { onRefused: sayFailed });
  if (ask.error) return <FailureState failure={ask.error} retry={() => void ask.refetch()} />;
  if (ask.data === undefined) return <Skeleton height={420} radius="lg" />;
  const { permissions } = ask.data;
  const roles = inOrder(ask.data.items);
  const changed = changedRoles(roles, edits);
  const save = async () => {
    for (const { code, version, permissions: next } of changed) {
      // One after another: a refusal keeps what is not yet saved on screen.
      await change.runNow({ code, version, permissions: next });
      setEdits((old) => new Map([...old].filter(([role]) => role !== code)));
    }
    sayDone(t('identity.rolesSaved'));
  };
  const shared = {
    roles,
    permissions,
    edits,
    readOnly: !may(changeRole.permission),
    onToggle: (role: (typeof roles)[number], permission: string) =>
      setEdits((old) => toggled(old, role, permission)),
  };
  return (
    <Stack gap="md" className={classes['screen'] ?? ''}>
      <ScreenHead title={t('identity.roles')} line={t('identity.rolesLine')} />
      {shared.readOnly ? <Alert color="gray">{t('identity.rolesReadOnly')}</Alert> : null}
      <Box visibleFrom="md" className={classes['matrix'] ?? ''}>
        <PermissionMatrix {...shared} />
      </Box>
      <Box hiddenFrom="md">
        <RoleSheet {...shared} />
      </Box>
      {changed.length === 0 ? null : (
        <Paper withBorder radius="lg" p="sm" shadow="md" className={classes['bar'] ?? ''}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" aria-live="polite">
              {t('identity.rolesChanged', { roles: changed.map(({ title }) => title).join('، ') })}
            </Text>
            <Group gap="xs">
              <Button size="xs" loading={change.busy} onClick={() => void save().catch(() => ask.refetch())}>
                {t('web.save')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setEdits(new Map())}>
                {t('web.cancel')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </Stack>
  );
}

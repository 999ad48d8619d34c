import { Checkbox, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../lib/texts.ts';
import type { RoleTableProps } from './role-edits.ts';
import { groupsOf, isTicked, permissionTitle } from './role-edits.ts';

/** One role's permissions, for a narrow screen. */
export function RoleSheet({ roles, permissions, edits, readOnly, onToggle }: RoleTableProps) {
  const [code, setCode] = useState(roles[0]?.code ?? null);
  const role = roles.find((one) => one.code === code);
  return (
    <Stack gap="md">
      <Select
        label={t('identity.role')}
        allowDeselect={false}
        data={roles.map((one) => ({ value: one.code, label: one.title }))}
        value={code}
        onChange={setCode}
      />
      {role === undefined
        ? null
        : groupsOf(permissions).map((group) => (
            <Paper key={group.noun} withBorder radius="lg" p="sm">
              <Stack gap="sm">
                <Text size="sm" fw={600}>
                  {group.title}
                </Text>
                {group.permissions.map((permission) => (
                  <Checkbox
                    key={permission}
                    label={permissionTitle(permission)}
                    checked={isTicked(edits, role, permission)}
                    disabled={readOnly}
                    onChange={() => onToggle(role, permission)}
                  />
                ))}
              </Stack>
            </Paper>
          ))}
    </Stack>
  );
}

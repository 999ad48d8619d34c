import { Fragment } from 'react';
import { t } from '../../lib/texts.ts';
import classes from './PermissionMatrix.module.css';
import type { RoleTableProps } from './role-edits.ts';
import { groupsOf, isTicked, permissionTitle } from './role-edits.ts';

/** Permissions down, roles across. Plain boxes: there are many hundred. */
export function PermissionMatrix({ roles, permissions, edits, readOnly, onToggle }: RoleTableProps) {
  return (
    <div className={classes['scroller']} tabIndex={0} role="region" aria-label={t('identity.roles')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col" className={classes['corner']}>
              {t('identity.permission')}
            </th>
            {roles.map(({ code, title }) => (
              <th key={code} scope="col" className={classes['role']}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupsOf(permissions).map((group) => (
            <Fragment key={group.noun}>
              <tr className={classes['group']}>
                <th scope="rowgroup">{group.title}</th>
                <td colSpan={roles.length} />
              </tr>
              {group.permissions.map((permission) => (
                <tr key={permission} className={classes['row']}>
                  <th scope="row" title={permission}>
                    {permissionTitle(permission)}
                  </th>
                  {roles.map((role) => {
                    const ticked = isTicked(edits, role, permission);
                    const isChanged = ticked !== role.permissions.includes(permission);
                    return (
                      <td key={role.code} data-changed={isChanged || undefined}>
                        <label className={classes['cell']}>
                          <input
                            type="checkbox"
                            checked={ticked}
                            disabled={readOnly}
                            onChange={() => onToggle(role, permission)}
                            aria-label={t('identity.maySo', {
                              role: role.title,
                              permission: permissionTitle(permission),
                            })}
                          />
                        </label>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

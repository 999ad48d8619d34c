import { Paper, Table, VisuallyHidden } from '@mantine/core';
import type { HolidayView } from '../../../server/sla/sla.contract.ts';
import { removeHoliday } from '../../../server/sla/sla.contract.ts';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { sayFailed } from '../../kit/notify.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { useCommand } from '../../lib/ask.ts';
import { dayInWords } from '../../lib/numbers.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';

/** A year's days off: two dozen rows. */
export function HolidayTable({ items }: { items: readonly HolidayView[] }) {
  const may = useMay();
  const remove = useCommand(removeHoliday, { onRefused: sayFailed });
  const mayWrite = may(removeHoliday.permission);
  return (
    <Paper
      withBorder
      radius="lg"
      style={{ overflowX: 'auto' }}
      tabIndex={0}
      role="region"
      aria-label={t('sla.holidays')}
    >
      <Table fz="sm" verticalSpacing={6} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sla.holidayDay')}</Table.Th>
            <Table.Th>{t('web.titleField')}</Table.Th>
            <Table.Th>{t('sla.holidayKind')}</Table.Th>
            <Table.Th>{t('sla.holidayWhere')}</Table.Th>
            {mayWrite ? (
              <Table.Th>
                <VisuallyHidden>{t('sla.removeHoliday')}</VisuallyHidden>
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ id, day, title, kind, provinceTitle, isProvisional, version }) => (
            <Table.Tr key={id}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{dayInWords(day)}</Table.Td>
              <Table.Td>
                {title} {isProvisional ? <StatusBadge tone="due">{t('sla.provisional')}</StatusBadge> : null}
              </Table.Td>
              <Table.Td>{t(`sla.holidayKind.${kind}`)}</Table.Td>
              <Table.Td>{provinceTitle ?? t('sla.wholeCountry')}</Table.Td>
              {mayWrite ? (
                <Table.Td ta="end">
                  <ConfirmButton
                    variant="subtle"
                    c="late"
                    size="compact-sm"
                    says={t('sla.removeSays', { title })}
                    verb={t('sla.removeHoliday')}
                    onConfirm={() => remove.run({ id, version })}
                  >
                    {t('sla.removeHoliday')}
                  </ConfirmButton>
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

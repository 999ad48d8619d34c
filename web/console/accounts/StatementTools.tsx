import { Button } from '@mantine/core';
import { IconFileTypePdf, IconTableExport } from '@tabler/icons-react';
import { ClockInput } from '../../kit/ClockInput.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import type { StatementAddress } from './statement-address.ts';
import classes from './Statement.module.css';

type StatementToolsProps = {
  address: StatementAddress;
  /** Addresses of the same statement as a file. */
  sheet: string;
  paper: string;
};

/** From which day, to which instant; and the statement to take away. */
export function StatementTools({ address, sheet, paper }: StatementToolsProps) {
  return (
    <div className={classes['tools']} data-no-print>
      <JalaliDate
        className={classes['day']}
        size="xs"
        label={t('ledger.fromDay')}
        placeholder={t('ledger.fromStart')}
        value={address.fromOn ?? ''}
        max={today()}
        onChange={address.setFromOn}
      />
      <JalaliDate
        className={classes['day']}
        size="xs"
        label={t('ledger.toDay')}
        placeholder={t('ledger.toNow')}
        value={address.day ?? ''}
        max={today()}
        onChange={address.setDay}
      />
      {address.day === undefined ? null : (
        <ClockInput
          className={classes['hour']}
          size="xs"
          label={t('ledger.toHour')}
          value={address.hour}
          onChange={address.setHour}
        />
      )}
      <Button
        component="a"
        href={paper}
        download
        size="xs"
        ms="auto"
        variant="default"
        leftSection={<IconFileTypePdf size={16} stroke={1.7} />}
      >
        {t('ledger.paper')}
      </Button>
      <Button
        component="a"
        href={sheet}
        download
        size="xs"
        variant="default"
        leftSection={<IconTableExport size={16} stroke={1.7} />}
      >
        {t('ledger.sheet')}
      </Button>
    </div>
  );
}

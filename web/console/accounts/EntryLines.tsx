import { Money } from '../../kit/Money.tsx';
import { t } from '../../lib/texts.ts';
import type { Entry } from './EntryPanel.tsx';
import classes from './Statement.module.css';

/** Both sides of an entry. */
export function EntryLines({ lines }: { lines: Entry['lines'] }) {
  return (
    <table className={classes['lines']}>
      <thead>
        <tr>
          <th scope="col">{t('ledger.kind')}</th>
          <th scope="col" data-align="end">
            {t('ledger.debitRial')}
          </th>
          <th scope="col" data-align="end">
            {t('ledger.creditRial')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <td>
              {t(`ledger.account.${line.account}`)}
              {line.agencyTitle === null ? null : (
                <div className={classes['memo']}>
                  {[line.agencyTitle, titleOf(line)].filter(Boolean).join(' · ')}
                </div>
              )}
            </td>
            <td data-align="end">
              <Money amount={line.debitAmount || null} bare />
            </td>
            <td data-align="end">
              <Money amount={line.creditAmount || null} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function titleOf({ facts }: Entry['lines'][number]): string {
  const title = facts['title'];
  return typeof title === 'string' ? title : '';
}

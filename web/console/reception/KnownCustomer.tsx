import { NativeSelect, TextInput } from '@mantine/core';
import type { CustomerBrief } from '../../../server/customers/customers.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { nationalNumber } from './national-number.ts';
import { PlaceFieldset } from './PlaceFieldset.tsx';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';

const NEW_SITE = 'new';

/** A customer we know: name, phones, the place this is about, and who speaks if it is somebody else. */
export function KnownCustomer({ of, customer }: { of: Reception; customer: CustomerBrief }) {
  const { call, draft, set } = of;
  const phones = customer.phones.filter(({ number }) => nationalNumber(number) !== draft.number);
  const sites = customer.sites.map(({ id, line, title }) => ({
    value: id,
    label: digits(title === '' ? line : `${title}: ${line}`),
  }));
  return (
    <>
      <div className={classes['customer']}>
        <h2 className={classes['customerName']}>{customer.name}</h2>
        {customer.kind === 'organisation' ? <StatusBadge>{t('reception.organisation')}</StatusBadge> : null}
        {phones.map((phone) => (
          <span key={phone.id} className={classes['line']}>
            <Code digits>{nationalNumber(phone.number)}</Code>
            {phone.extension === null ? null : ` ${t('reception.extension', { extension: phone.extension })}`}
          </span>
        ))}
      </div>
      <div className={classes['placeRow']}>
        <NativeSelect
          label={t('reception.site')}
          value={call.isNewSite ? NEW_SITE : (call.site?.id ?? NEW_SITE)}
          data={[...sites, { value: NEW_SITE, label: t('reception.newSite') }]}
          onChange={({ currentTarget: { value } }) =>
            set(value === NEW_SITE ? { isNewSite: true } : { isNewSite: false, siteId: value })
          }
        />
        <TextInput
          label={t('reception.callerName')}
          placeholder={t('reception.callerHimself')}
          value={draft.callerName}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ callerName: event.currentTarget.value })}
        />
      </div>
      {call.isNewSite ? <PlaceFieldset of={of} /> : null}
    </>
  );
}

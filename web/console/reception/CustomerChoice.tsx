import type { CustomerBrief } from '../../../server/customers/customers.contract.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';

type CustomerChoiceProps = { of: Reception; items: readonly CustomerBrief[] };

/** Several people on one number: arrows choose, Enter goes on. */
export function CustomerChoice({ of: { call, draft, set, moveOn }, items }: CustomerChoiceProps) {
  const chosen = call.isNew ? '' : (call.customer?.id ?? items[0]?.id);
  const take = (id: string) => ({
    customerId: id === '' ? null : id,
    isNewCustomer: id === '',
    siteId: null,
  });
  const choices = [
    ...items.map(({ id, name, kind, sites }) => ({ id, name, kind, line: sites[0]?.line })),
    undefined,
  ];
  return (
    <fieldset className={classes['choice']} data-due={call.isChoiceDue || undefined}>
      <legend>{t('reception.whoCalls', { count: items.length })}</legend>
      {choices.map((choice) => (
        <label key={choice?.id ?? ''} className={classes['option']}>
          <input
            type="radio"
            name="reception-customer"
            value={choice?.id ?? ''}
            checked={(choice?.id ?? '') === (draft.customerId ?? (call.isNew ? '' : undefined))}
            {...((choice?.id ?? '') === chosen ? { 'data-step': 'customer' } : {})}
            onChange={() => set(take(choice?.id ?? ''))}
            onKeyDown={(event) => {
              if (!isMoveOn(event)) return;
              event.preventDefault();
              const fields = take(event.currentTarget.value);
              set(fields);
              moveOn('customer', fields);
            }}
          />
          <span className={classes['name']}>{choice?.name ?? t('reception.newCustomer')}</span>
          {choice?.kind === 'organisation' ? <StatusBadge>{t('reception.organisation')}</StatusBadge> : null}
          <span className={classes['line']}>
            {choice === undefined ? t('reception.notAmongThem') : digits(choice.line ?? '')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

import { SegmentedControl, TextInput } from '@mantine/core';
import { sentenceOf, t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import { PlaceFieldset } from './PlaceFieldset.tsx';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';
import { complaintAt } from './reception-state.ts';

/** Nobody has this number yet: the name and the place are enough to go on. */
export function NewCustomerFields({ of }: { of: Reception }) {
  const { draft, missing, problem, set, moveOn } = of;
  const lack = missing?.step === 'name' ? sentenceOf(missing.code) : undefined;
  return (
    <>
      <p className={classes['said']}>{t('reception.unknownNumber')}</p>
      <div className={classes['newCustomer']}>
        <TextInput
          label={t('reception.name')}
          data-step="name"
          value={draft.newName}
          maxLength={200}
          autoComplete="off"
          error={lack ?? complaintAt(problem, (path) => path === 'newCustomer.name')}
          onChange={(event) => set({ newName: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (!isMoveOn(event)) return;
            event.preventDefault();
            moveOn('name');
          }}
        />
        <SegmentedControl
          size="sm"
          aria-label={t('reception.customerKind')}
          value={draft.newKind}
          data={[
            { value: 'person', label: t('reception.person') },
            { value: 'organisation', label: t('reception.organisation') },
          ]}
          onChange={(value) => set({ newKind: value === 'organisation' ? 'organisation' : 'person' })}
        />
      </div>
      <PlaceFieldset of={of} />
    </>
  );
}

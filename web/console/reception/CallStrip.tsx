import { NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { channels, requestKinds } from '../../../server/requests/requests.contract.ts';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { PhoneInput } from '../../kit/PhoneInput.tsx';
import { sayFailure } from '../../lib/failure-words.ts';
import { t } from '../../lib/texts.ts';
import { isMoveOn } from './go-to-step.ts';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';
import { complaintAt } from './reception-state.ts';

const isOfNumber = (path: string) => path === 'callerNumber' || path.includes('phones');

/** Who calls, how it came and what kind it is. */
export function CallStrip({
  of: { draft, caller, problem, missing, typeNumber, set, moveOn },
}: {
  of: Reception;
}) {
  const refused = caller.error === null ? undefined : sayFailure(caller.error).title;
  const isWaiting = useRef(false);
  useEffect(() => {
    // Enter was quicker than the answer: it holds until that comes.
    if (!isWaiting.current || caller.isLoading) return;
    isWaiting.current = false;
    moveOn('number');
  }, [caller.isLoading, moveOn]);
  const lack = missing?.step === 'number' ? t('requests.customerNeeded') : undefined;
  return (
    <div className={classes['strip']}>
      <PhoneInput
        label={t('reception.number')}
        data-step="number"
        data-autofocus
        autoFocus
        autoComplete="off"
        size="lg"
        className={classes['number'] ?? ''}
        value={draft.number}
        error={lack ?? complaintAt(problem, isOfNumber) ?? refused}
        onChange={typeNumber}
        onKeyDown={(event) => {
          if (!isMoveOn(event)) return;
          event.preventDefault();
          if (caller.isLoading) isWaiting.current = true;
          else moveOn('number');
        }}
      />
      <div className={classes['kinds']}>
        <SegmentedControl
          size="xs"
          aria-label={t('reception.kind')}
          value={draft.kind}
          data={requestKinds.map((kind) => ({ value: kind, label: t(`requests.kind.${kind}`) }))}
          onChange={(value) => {
            const kind = requestKinds.find((one) => one === value);
            if (kind !== undefined) set({ kind });
          }}
        />
        <span className={classes['key']}>
          <KeyHint keys={['F8']} />
        </span>
        <NativeSelect
          aria-label={t('reception.channel')}
          size="xs"
          className={classes['channel'] ?? ''}
          value={draft.channel}
          data={channels.map((channel) => ({ value: channel, label: t(`requests.channel.${channel}`) }))}
          onChange={(event) => {
            const channel = channels.find((one) => one === event.currentTarget.value);
            if (channel !== undefined) set({ channel });
          }}
        />
        <Switch
          size="sm"
          color="late"
          label={t('requests.priority.urgent')}
          checked={draft.priority === 'urgent'}
          onChange={(event) => set({ priority: event.currentTarget.checked ? 'urgent' : 'normal' })}
        />
        <span className={classes['key']}>
          <KeyHint keys={['F9']} />
        </span>
      </div>
    </div>
  );
}

import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInterval, useNetwork } from '@mantine/hooks';
import { IconAlertCircle, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import { askToFinish, finishWork } from '../../server/requests/field-work.contract.ts';
import { DigitsInput } from '../kit/DigitsInput.tsx';
import { RialInput } from '../kit/RialInput.tsx';
import { sayDone } from '../kit/notify.ts';
import { time } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import { useFieldCommand } from './field-command.ts';
import classes from './Job.module.css';
import type { Order } from './WorkOrderScreen.tsx';

const CODE_DIGITS = 5;
const TURN_MS = 10_000;

type FinishByCodeProps = {
  order: Order;
  /** Steps of this job wait on the phone: the server does not know yet that the work goes on. */
  isBehind: boolean;
};

/** The code goes to the customer's phone alone; the technician types what the customer reads to him. */
export function FinishByCode({ order, isBehind }: FinishByCodeProps) {
  const { online } = useNetwork();
  const needsNetwork = !online || isBehind;
  const { id, completionCode } = order;
  const [code, setCode] = useState('');
  const [pay, setPay] = useState<number | ''>('');
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const ask = useFieldCommand(
    askToFinish,
    (occurredAt) => ({ id, occurredAt, payAmount: pay === '' ? 0 : pay }),
    () => {
      setCode('');
      setWrong(undefined);
      sayDone(t('agency.codeSent'));
    },
  );
  const finish = useFieldCommand(
    finishWork,
    (occurredAt) => ({ id, occurredAt, proof: { kind: 'code' as const, code } }),
    ({ isFinished, workOrder }) => {
      if (isFinished) return;
      setCode('');
      setWrong(t('agency.codeWrong', { count: workOrder.completionCode?.triesLeft ?? 0 }));
    },
  );
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), TURN_MS, { autoInvoke: true });
  const isLive = completionCode !== null && Date.parse(completionCode.expiresAt) > now;
  if (!isLive)
    return (
      <Stack gap="md">
        {needsNetwork ? <NeedsNetwork /> : null}
        {completionCode === null ? null : (
          <Alert color="due" icon={<IconAlertCircle />}>
            {t('agency.codeExpired')}
          </Alert>
        )}
        <Text>{t('agency.codeSays')}</Text>
        <RialInput
          label={t('agency.payAmount')}
          description={t('agency.payAmountHint')}
          value={pay}
          onChange={setPay}
        />
        <Button size="lg" mih={56} loading={ask.busy} disabled={needsNetwork} onClick={() => ask.press()}>
          {t('agency.sendCode')}
        </Button>
      </Stack>
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length < CODE_DIGITS) setWrong(t('agency.codeShort', { count: CODE_DIGITS }));
        else finish.press();
      }}
    >
      <Stack gap="md">
        {needsNetwork ? <NeedsNetwork /> : null}
        <DigitsInput
          className={classes['code'] ?? ''}
          label={t('agency.codeOfCustomer')}
          description={t('agency.codeUntil', {
            from: time(completionCode.sentAt),
            to: time(completionCode.expiresAt),
          })}
          digitsMax={CODE_DIGITS}
          value={code}
          error={wrong}
          data-autofocus
          onChange={(typed) => {
            setCode(typed);
            setWrong(undefined);
          }}
        />
        {wrong === undefined && completionCode.triesLeft < CODE_DIGITS ? (
          <Text size="sm" c="dimmed">
            {t('agency.triesLeft', { count: completionCode.triesLeft })}
          </Text>
        ) : null}
        <Button type="submit" size="lg" mih={56} loading={finish.busy} disabled={needsNetwork}>
          {t('agency.finishNow')}
        </Button>
        <Button
          variant="default"
          mih={48}
          leftSection={<IconRefresh size={18} />}
          loading={ask.busy}
          disabled={needsNetwork}
          onClick={() => ask.press()}
        >
          {t('agency.sendCodeAgain')}
        </Button>
      </Stack>
    </form>
  );
}

/** The code is made, sent and checked by the server: nothing of that can wait on a phone. */
function NeedsNetwork() {
  return (
    <Alert color="due" icon={<IconWifiOff />} title={t('agency.codeNeedsNetwork')} role="status">
      {t('agency.codeNeedsNetworkHint')}
    </Alert>
  );
}

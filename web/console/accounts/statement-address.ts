// What of an account is looked at, written in the address: an instant, a first day, a kind.
import { instantOf } from '../../../server/lib/jalali.ts';
import type { AgencyAccount } from '../../../server/ledger/ledger.contract.ts';
import { agencyAccounts } from '../../../server/ledger/ledger.contract.ts';
import { useAddress } from '../../lib/address.ts';

export const END_OF_DAY = '24:00';
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export function useStatementAddress() {
  const [address, change] = useAddress();
  const day = matching(address['day'], ISO_DAY);
  const hour = matching(address['hour'], CLOCK) ?? END_OF_DAY;
  const fromOn = matching(address['fromOn'], ISO_DAY);
  const account = agencyAccounts.find((kind) => kind === address['account']);
  return {
    day,
    hour,
    fromOn,
    account,
    openId: address['open'],
    /** What the contract is asked. */
    ask: {
      ...(day === undefined ? {} : { at: instantOf('Asia/Tehran', day, hour).toISOString() }),
      ...(fromOn === undefined ? {} : { fromOn }),
      ...(account === undefined ? {} : { account }),
    },
    setDay: (iso: string) => change({ day: iso, open: undefined }),
    setHour: (clock: string) => change({ hour: clock === END_OF_DAY ? undefined : clock, open: undefined }),
    setFromOn: (iso: string) => change({ fromOn: iso, open: undefined }),
    setAccount: (kind: AgencyAccount | undefined) => change({ account: kind, open: undefined }),
    open: (id: string | undefined) => change({ open: id }, address['open'] === undefined && id !== undefined),
  };
}

export type StatementAddress = ReturnType<typeof useStatementAddress>;

function matching(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

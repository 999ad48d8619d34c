import { useQueries } from '@tanstack/react-query';
import type { PastRequest } from './reception-draft.ts';
import { lookUpDevice } from '../../../server/requests/reception.contract.ts';
import { call } from '../../lib/client.ts';
import type { DraftDevice } from './reception-draft.ts';

/** Open requests on devices that were told by serial and may belong to somebody else. */
export function useOpenWorkBySerial(devices: readonly DraftDevice[]): readonly PastRequest[] {
  const answers = useQueries({
    queries: devices
      .flatMap(({ deviceId }) => (deviceId === null ? [] : [deviceId]))
      .map((id) => ({
        queryKey: [lookUpDevice.operation, { id }],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(lookUpDevice, { id }, { signal }),
      })),
  });
  return answers
    .flatMap(({ data }) => data?.items ?? [])
    .flatMap(({ history }) => history.filter(({ isOpen }) => isOpen));
}

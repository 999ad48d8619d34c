import { Skeleton } from '@mantine/core';
import { lineKinds } from './line-kinds.ts';
import { checkCoverage } from '../../../server/warranty/warranty.contract.ts';
import { Can } from '../../kit/Can.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { useAsk } from '../../lib/ask.ts';
import { CoverageLines } from './CoverageLines.tsx';

/** Who would pay for labour, parts and travel on a device today, and why. */
export function CoverageToday({ deviceId }: { deviceId: string }) {
  return (
    <Can permission={checkCoverage.permission}>
      <Answer deviceId={deviceId} />
    </Can>
  );
}

function Answer({ deviceId }: { deviceId: string }) {
  const { data, error, refetch } = useAsk(
    checkCoverage,
    { deviceId, lines: lineKinds.map((kind) => ({ kind })) },
    { topics: ['device', 'warranty'], keepOld: false },
  );
  if (error) return <FailureState failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={72} radius="md" />;
  return <CoverageLines lines={data.lines} />;
}

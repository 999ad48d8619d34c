import { Stack, Text } from '@mantine/core';
import { checkCoverage } from '../../../server/warranty/warranty.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FormScreen } from '../../kit/FormScreen.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { Problem } from '../../lib/client.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';
import { CheckedDevice } from './CheckedDevice.tsx';
import type { CheckFields } from './CoverageCheckForm.tsx';
import { CoverageCheckForm } from './CoverageCheckForm.tsx';
import { lineKinds } from './line-kinds.ts';

/** Serial, day and kind of cost: the one reasoned answer. What is asked stands in the address. */
export function CoverageCheckScreen() {
  const [address, change] = useAddress();
  const fields: CheckFields = {
    serial: address['serial'] ?? '',
    on: address['on'] ?? today(),
    kind: lineKinds.find((kind) => kind === address['kind']) ?? 'labour',
    partCode: address['partCode'] ?? '',
    brand: address['brand'] ?? '',
    brandTitle: address['brand.title'] ?? '',
  };
  const { serial, on, kind, partCode, brand } = fields;
  const isAsked = serial !== '';
  const { data, error, refetch } = useAsk(
    checkCoverage,
    {
      serial,
      on,
      ...(brand === '' ? {} : { brand }),
      lines: [kind === 'part' && partCode !== '' ? { kind, partCode } : { kind }],
    },
    { enabled: isAsked, topics: ['device', 'warranty'], keepOld: false },
  );
  const complaint = error instanceof Problem && error.isRefusal ? error : undefined;
  return (
    <FormScreen title={t('warranty.check')} line={t('warranty.checkLine')}>
      <Stack gap="md">
        <CoverageCheckForm
          key={JSON.stringify(fields)}
          start={fields}
          complaint={complaint}
          ask={({ brandTitle, ...asked }) => {
            change({ ...asked, 'brand.title': brandTitle });
            if (isAsked) void refetch();
          }}
        />
        <div aria-live="polite">
          {!isAsked ? (
            <EmptyState title={t('warranty.checkEmpty')} hint={t('warranty.checkEmptyHint')} />
          ) : null}
          {isAsked && error === null && data === undefined ? <ScreenSkeleton /> : null}
          {error !== null && complaint === undefined ? (
            <FailureState failure={error} retry={() => void refetch()} />
          ) : null}
          {complaint === undefined || complaint.errors.length > 0 ? null : (
            <Text size="sm" c="var(--mantine-color-error)">
              {complaint.title}
            </Text>
          )}
          {data === undefined || error !== null ? null : <CheckedDevice answer={data} />}
        </div>
      </Stack>
    </FormScreen>
  );
}

import { Button, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CoverageView } from '../../../server/agencies/agencies.contract.ts';
import { endCoverage } from '../../../server/agencies/agencies.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';

type EndCoverageProps = { agencyId: string; coverage: CoverageView };

/** Asks for the last day; the agency works there until then. */
export function EndCoverage({ agencyId, coverage }: EndCoverageProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={280} trapFocus returnFocus closeOnClickOutside={false}>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="late"
          aria-label={t('agencies.endCoverageOf', { region: coverage.regionTitle })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('agencies.endCoverage')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <EndCoverageForm agencyId={agencyId} coverage={coverage} close={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function EndCoverageForm({ agencyId, coverage, close }: EndCoverageProps & { close: () => void }) {
  const state = useCommandForm({
    contract: endCoverage,
    initial: { lastOn: today() },
    toInput: (values) => ({ ...values, id: agencyId, coverageId: coverage.id }),
    onDone: close,
  });
  return (
    <CommandForm of={state} saveLabel={t('agencies.endCoverage')} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm">{t('agencies.endCoverageSays', { region: coverage.regionTitle })}</Text>
        <JalaliDate label={t('agencies.lastOn')} withAsterisk {...state.form.getInputProps('lastOn')} />
      </Stack>
    </CommandForm>
  );
}

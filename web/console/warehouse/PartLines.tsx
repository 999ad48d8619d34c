import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { partList } from '../../../server/catalog/catalog.contract.ts';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { t } from '../../lib/texts.ts';
import type { PartLine } from './part-lines.ts';

type PartLinesProps = {
  lines: readonly PartLine[];
  /** `0.partId` → what the form gives to the field. */
  input: (path: string) => GetInputPropsReturnType;
  add: () => void;
  remove: (at: number) => void;
};

/** The lines of a document: parts and how much of each. */
export function PartLines({ lines, input, add, remove }: PartLinesProps) {
  return (
    <Fieldset legend={t('warehouse.lines')}>
      <Stack gap="sm">
        {lines.map((_, at) => (
          // A row is known by its place in the form.
          <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
            <SelectCode
              flex={1}
              label={t('warehouse.part')}
              placeholder={t('web.typeToSearch')}
              list={partList.list}
              {...input(`${at}.partId`)}
            />
            <DigitsInput w={92} digitsMax={9} label={t('warehouse.quantity')} {...input(`${at}.quantity`)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              mt={24}
              aria-label={t('warehouse.removeLine')}
              disabled={lines.length === 1}
              onClick={() => remove(at)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button size="xs" variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
            {t('warehouse.addLine')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

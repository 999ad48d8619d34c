import { ActionIcon, Button, Fieldset, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import ltr from '../../kit/Ltr.module.css';
import { t } from '../../lib/texts.ts';
import { CountInput } from './CountInput.tsx';
import type { ComponentFields } from './policy-fields.ts';

type ComponentRowsProps = {
  components: readonly ComponentFields[];
  /** `0.code` → what the form gives to the field. */
  input: (path: string) => GetInputPropsReturnType;
  add: () => void;
  remove: (at: number) => void;
};

/** Components that are promised longer than the device: the compressor, five years. */
export function ComponentRows({ components, input, add, remove }: ComponentRowsProps) {
  return (
    <Fieldset legend={t('warranty.components')}>
      <Stack gap="sm">
        {components.map((_, at) => (
          // A row is known by its place in the form.
          <Stack key={at} gap={6}>
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <TextInput
                flex={1}
                label={t('warranty.componentCode')}
                withAsterisk
                classNames={{ input: ltr['ltr'] ?? '' }}
                {...input(`${at}.code`)}
              />
              <TextInput flex={2} label={t('web.titleField')} {...input(`${at}.title`)} />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('warranty.removeComponent')}
                onClick={() => remove(at)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            <SimpleGrid cols={3} spacing="xs">
              <CountInput label={t('warranty.line.labour')} {...input(`${at}.labourMonths`)} />
              <CountInput label={t('warranty.line.part')} {...input(`${at}.partMonths`)} />
              <CountInput label={t('warranty.line.travel')} {...input(`${at}.travelMonths`)} />
            </SimpleGrid>
          </Stack>
        ))}
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
            {t('warranty.addComponent')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}

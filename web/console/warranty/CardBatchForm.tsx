import {
  Button,
  FileButton,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { cardLayouts, makeCardBatch } from '../../../server/warranty/cards.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { t } from '../../lib/texts.ts';

type CardBatchFormProps = { close: () => void; onDone: (id: string) => void };
const ways = ['list', 'range'] as const;

/** Which cards: a list typed, pasted or read from a file, or all from one serial to another. */
export function CardBatchForm({ close, onDone }: CardBatchFormProps) {
  const state = useCommandForm({
    contract: makeCardBatch,
    initial: { way: 'list', serials: '', range: { from: '', to: '' }, layout: 'sheet' },
    draft: 'warranty.cards',
    toInput: ({ way, serials, range, layout }) =>
      way === 'range' ? { range, layout } : { serials: serialsIn(serials), layout },
    onDone: ({ id }) => onDone(id),
  });
  const { form } = state;
  const read = (file: File | null) =>
    void file?.text().then((text) => form.setFieldValue('serials', serialsIn(text).join('\n')));
  return (
    <CommandForm of={state} saveLabel={t('warranty.cards.make')} onCancel={close}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('warranty.cards.way')}
          data={ways.map((way) => ({ value: way, label: t(`warranty.cards.way.${way}`) }))}
          {...form.getInputProps('way')}
        />
        {form.values.way === 'range' ? (
          <Group grow align="start">
            <TextInput
              label={t('warranty.cards.from')}
              dir="ltr"
              withAsterisk
              {...form.getInputProps('range.from')}
            />
            <TextInput
              label={t('warranty.cards.to')}
              dir="ltr"
              withAsterisk
              {...form.getInputProps('range.to')}
            />
          </Group>
        ) : (
          <>
            <Textarea
              label={t('warranty.cards.list')}
              description={t('warranty.cards.listHint')}
              dir="ltr"
              autosize
              minRows={6}
              maxRows={14}
              withAsterisk
              data-autofocus
              {...form.getInputProps('serials')}
            />
            <FileButton onChange={read} accept=".txt,.csv,text/plain,text/csv">
              {(props) => (
                <Button {...props} variant="default" size="xs" leftSection={<IconFileText size={16} />}>
                  {t('warranty.cards.fromFile')}
                </Button>
              )}
            </FileButton>
          </>
        )}
        <Select
          label={t('warranty.cards.layout')}
          data={cardLayouts.map((layout) => ({ value: layout, label: t(`warranty.cards.layout.${layout}`) }))}
          allowDeselect={false}
          {...form.getInputProps('layout')}
        />
      </Stack>
    </CommandForm>
  );
}

/** One serial a line; of a table the first column. */
function serialsIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(
      (line) =>
        line
          .split(/[,;\t]/)[0]
          ?.replaceAll('"', '')
          .trim() ?? '',
    )
    .filter((serial) => serial !== '');
}

import { Button, ColorInput, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import type { CardDesignView } from '../../../server/warranty/cards.contract.ts';
import { changeCardDesign, sampleCard } from '../../../server/warranty/cards.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { addressOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { CardLogo } from './CardLogo.tsx';

type CardDesignFormProps = { design: CardDesignView; close: () => void };

/** Logo, colour and texts of the card, in both languages. */
export function CardDesignForm({ design, close }: CardDesignFormProps) {
  const { version, colour, headline, headlineEn, terms, termsEn, logo, moves } = design;
  const state = useCommandForm({
    contract: changeCardDesign,
    initial: { colour, headline, headlineEn, terms, termsEn, logo: logo ?? '' },
    toInput: (fields) => ({ ...fields, version, logo: fields.logo === '' ? null : fields.logo }),
    onDone: () => sayDone(t('warranty.cards.saved')),
  });
  const { form } = state;
  const sample = (
    <Button
      component="a"
      href={addressOf(sampleCard, { layout: 'single' })}
      download
      variant="default"
      leftSection={<IconFileTypePdf size={16} stroke={1.7} />}
    >
      {t('warranty.cards.sample')}
    </Button>
  );
  if (moves.length === 0)
    return (
      <Stack gap="sm">
        <Text fw={600}>{headline}</Text>
        <Text size="sm">{terms}</Text>
        {sample}
      </Stack>
    );
  return (
    <CommandForm of={state} onCancel={close} aside={sample}>
      <Stack gap="sm">
        <CardLogo
          logo={form.values.logo}
          failure={form.errors['logo']}
          onChange={(next) => form.setFieldValue('logo', next)}
          onUnread={() => form.setFieldError('logo', t('warranty.cards.logoUnread'))}
        />
        <ColorInput
          label={t('warranty.cards.colour')}
          dir="ltr"
          format="hex"
          withEyeDropper={false}
          {...form.getInputProps('colour')}
        />
        <Group grow align="start">
          <TextInput
            label={t('warranty.cards.headlineFa')}
            withAsterisk
            {...form.getInputProps('headline')}
          />
          <TextInput label={t('warranty.cards.headlineEn')} dir="ltr" {...form.getInputProps('headlineEn')} />
        </Group>
        <Textarea
          label={t('warranty.cards.termsFa')}
          description={t('warranty.cards.termsHint')}
          autosize
          minRows={3}
          {...form.getInputProps('terms')}
        />
        <Textarea
          label={t('warranty.cards.termsEn')}
          dir="ltr"
          autosize
          minRows={3}
          {...form.getInputProps('termsEn')}
        />
      </Stack>
    </CommandForm>
  );
}

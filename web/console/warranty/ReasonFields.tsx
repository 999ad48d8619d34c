import { Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../lib/texts.ts';

type ReasonFieldsProps = {
  input: (name: 'reasonCode' | 'evidence') => GetInputPropsReturnType;
  isRequired?: boolean;
};

/** Why, and what shows it. */
export function ReasonFields({ input, isRequired = false }: ReasonFieldsProps) {
  return (
    <>
      <TextInput
        label={t('warranty.reasonCode')}
        description={t('warranty.reasonCodeHint')}
        withAsterisk={isRequired}
        {...input('reasonCode')}
      />
      <Textarea
        label={t('warranty.evidence')}
        description={t('warranty.evidenceHint')}
        autosize
        minRows={2}
        maxRows={6}
        {...input('evidence')}
      />
    </>
  );
}

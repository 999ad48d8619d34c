import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { agencyKinds, changeAgency, registerAgency } from '../../../server/agencies/agencies.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import ltr from '../../kit/Ltr.module.css';
import { nationalNumber } from '../../lib/national-number.ts';
import { t } from '../../lib/texts.ts';
import { RegionField } from '../catalog/RegionField.tsx';
import type { Agency } from './AgencyStory.tsx';

type AgencyFormProps = { agency: Agency | undefined; close: () => void; onDone: (id: string) => void };

/** A new agency, or a changed one. */
export function AgencyForm({ agency, close, onDone }: AgencyFormProps) {
  const state = useCommandForm({
    contract: agency === undefined ? registerAgency : changeAgency,
    initial: fieldsOf(agency),
    draft: `agencies.${agency?.id ?? 'new'}`,
    // The city says in which province it is.
    toInput: ({ provinceId: _known, openWorkMax, ...values }) => ({
      ...values,
      openWorkMax: openWorkMax === '' ? '' : Number(openWorkMax),
      ...(agency === undefined ? {} : { id: agency.id, version: agency.version }),
    }),
    onDone: ({ id }) => onDone(id),
  });
  const { getInputProps, setFieldValue, values } = state.form;
  const isNew = agency === undefined;
  return (
    <CommandForm of={state} onCancel={close} {...(isNew ? { saveLabel: t('agencies.register') } : {})}>
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label={t('web.code')}
            withAsterisk
            data-autofocus
            classNames={{ input: ltr['ltr'] ?? '' }}
            {...getInputProps('code')}
          />
          <Select
            label={t('agencies.kind')}
            withAsterisk
            allowDeselect={false}
            data={agencyKinds.map((value) => ({ value, label: t(`agencies.kind.${value}`) }))}
            {...getInputProps('kind')}
          />
        </SimpleGrid>
        <TextInput label={t('agencies.title')} withAsterisk {...getInputProps('title')} />
        <SimpleGrid cols={2} spacing="sm">
          <RegionField
            kind="province"
            withAsterisk
            known={isNew ? null : { id: agency.provinceId, title: agency.provinceTitle }}
            {...getInputProps('provinceId')}
            onChange={(id) => {
              setFieldValue('provinceId', id);
              setFieldValue('cityId', '');
            }}
          />
          <RegionField
            kind="city"
            withAsterisk
            within={values.provinceId}
            known={isNew ? null : { id: agency.cityId, title: agency.cityTitle }}
            {...getInputProps('cityId')}
          />
        </SimpleGrid>
        <Textarea
          label={t('agencies.address')}
          autosize
          minRows={2}
          maxRows={4}
          {...getInputProps('address')}
        />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label={t('agencies.phone')}
            inputMode="tel"
            autoComplete="off"
            classNames={{ input: ltr['ltr'] ?? '' }}
            {...getInputProps('phone')}
          />
          <DigitsInput label={t('agencies.areaCode')} digitsMax={3} {...getInputProps('areaCode')} />
          <JalaliDate label={t('agencies.contractFromOn')} {...getInputProps('contractFromOn')} />
          <JalaliDate label={t('agencies.contractToOn')} {...getInputProps('contractToOn')} />
        </SimpleGrid>
        <DigitsInput
          label={t('agencies.openWorkMax')}
          description={t('agencies.openWorkHint')}
          digitsMax={6}
          {...getInputProps('openWorkMax')}
        />
      </Stack>
    </CommandForm>
  );
}

function fieldsOf(agency: Agency | undefined) {
  const kind: string = agency?.kind ?? 'agency';
  return {
    code: agency?.code ?? '',
    title: agency?.title ?? '',
    kind,
    provinceId: agency?.provinceId ?? '',
    cityId: agency?.cityId ?? '',
    address: agency?.address ?? '',
    phone: phoneTextOf(agency),
    areaCode: agency?.areaCode ?? '',
    contractFromOn: agency?.contractFromOn ?? '',
    contractToOn: agency?.contractToOn ?? '',
    openWorkMax: agency?.openWorkMax ? String(agency.openWorkMax) : '',
  };
}

/** As a person would type it, so that an untouched phone comes back the same. */
function phoneTextOf(agency: Agency | undefined): string {
  if (!agency?.phone) return '';
  const dialled = nationalNumber(agency.phone);
  return agency.extension === null ? dialled : `${dialled} داخلی ${agency.extension}`;
}

import { Button, Radio, Stack } from '@mantine/core';
import { t } from '../lib/texts.ts';
import { JalaliRange } from './JalaliRange.tsx';
import type { Filter } from './ListFilters.tsx';
import { SelectCode } from './SelectCode.tsx';

type FilterFieldProps = {
  filter: Filter;
  values: Readonly<Record<string, string>>;
  onChange: (fields: Record<string, string | undefined>) => void;
  close: () => void;
};

/** The inside of a filter's popover. */
export function FilterField({ filter, values, onChange, close }: FilterFieldProps) {
  switch (filter.kind) {
    case 'choice':
      return (
        <Radio.Group
          aria-label={filter.label}
          value={values[filter.param] ?? ''}
          onChange={(value) => {
            onChange({ [filter.param]: value, open: undefined });
            close();
          }}
        >
          <Stack gap={6} mah={300} style={{ overflowY: 'auto' }}>
            {filter.choices.map(({ value, label }) => (
              <Radio key={value} size="xs" value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'range':
      return (
        <>
          <JalaliRange
            label={filter.label}
            value={{ from: values[filter.from] ?? '', to: values[filter.to] ?? '' }}
            onChange={({ from, to }) => onChange({ [filter.from]: from, [filter.to]: to, open: undefined })}
          />
          <Button size="compact-sm" variant="light" onClick={close}>
            {t('web.done')}
          </Button>
        </>
      );
    case 'coded':
      return (
        <SelectCode
          data-autofocus
          aria-label={filter.label}
          placeholder={t('web.typeToSearch')}
          list={filter.list}
          {...(filter.fixed === undefined ? {} : { fixed: filter.fixed })}
          value={values[filter.param] ?? ''}
          known={{ id: values[filter.param] ?? '', title: values[`${filter.param}.title`] ?? '' }}
          comboboxProps={{ withinPortal: false }}
          onChange={(id, row) => {
            onChange({ [filter.param]: id, [`${filter.param}.title`]: row?.title, open: undefined });
            close();
          }}
        />
      );
    case 'flag':
      return null;
  }
}

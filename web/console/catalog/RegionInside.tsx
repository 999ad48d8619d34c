import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { regionList } from '../../../server/catalog/catalog.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { useLinkTo } from '../../lib/address.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';

type RegionInsideProps = { row: { id: string; title: string; kind: 'province' | 'city' | 'district' } };

const shownMax = 30;

/** The cities of a province, the districts of a city; nothing lies within a district. */
export function RegionInside({ row }: RegionInsideProps) {
  const linkTo = useLinkTo();
  const inside = useList(
    regionList.list,
    { parentId: row.id },
    { limit: shownMax, enabled: row.kind !== 'district' },
  );
  if (row.kind === 'district') return null;
  return (
    <Stack gap="xs" component="section">
      <Title order={3}>
        {row.kind === 'province'
          ? t('catalog.citiesOf', { region: row.title })
          : t('catalog.districtsOf', { region: row.title })}
      </Title>
      {inside.failure ? <FailureState failure={inside.failure} retry={inside.retry} /> : null}
      {inside.rows === undefined && !inside.failure ? <Skeleton height={48} /> : null}
      {inside.rows?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('catalog.nothingInside')}
        </Text>
      ) : null}
      <Group gap="sm">
        {inside.rows?.map(({ id, title }) => (
          <Text key={id} size="sm">
            {title}
          </Text>
        ))}
      </Group>
      {inside.rows !== undefined && inside.rows.length > 0 ? (
        <Anchor
          size="sm"
          {...linkTo(
            `/regions?kind=${row.kind === 'province' ? 'city' : 'district'}&parentId=${row.id}&parentId.title=${encodeURIComponent(row.title)}`,
          )}
        >
          {t('catalog.allInList')}
        </Anchor>
      ) : null}
    </Stack>
  );
}

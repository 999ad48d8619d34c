import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGo } from '../lib/address.ts';
import type { Finder as FinderOf, Found, Screen } from '../lib/screen.ts';
import { useMay } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import '@mantine/spotlight/styles.layer.css';

const [store, actions] = createSpotlight();

type FinderProps = {
  screens: readonly Screen[];
  finders: readonly FinderOf[];
  isOpen: boolean;
  onClose: () => void;
};

/** The search box of the whole program: records by anything typed of them, and screens by name. */
export function Finder({ screens, finders, isOpen, onClose }: FinderProps) {
  const [query, setQuery] = useState('');
  const go = useGo();
  useEffect(() => (isOpen ? actions.open() : actions.close()), [isOpen]);
  const { found, isFinding } = useFound(finders, query);
  const named = screens.filter((screen) => screen.navigation !== undefined && isNamed(screen, query));
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      scrollable
      centered={false}
      yOffset="10vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('web.findAnything') } }}
    >
      <Spotlight.Search
        placeholder={t('web.findAnything')}
        aria-label={t('web.findAnything')}
        leftSection={<IconSearch size={18} />}
        maxLength={100}
      />
      <Spotlight.ActionsList>
        {groupsOf(found).map(([group, records]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {records.map(({ id, title, line, to }) => (
              <Spotlight.Action
                key={id}
                label={title}
                {...(line === undefined ? {} : { description: line })}
                onClick={() => go(to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {named.length === 0 ? null : (
          <Spotlight.ActionsGroup label={t('web.screens')}>
            {named.slice(0, 8).map(({ path, title, navigation }) => (
              <Spotlight.Action
                key={path}
                label={t(title)}
                leftSection={
                  navigation === undefined ? <IconArrowLeft size={18} /> : <navigation.icon size={18} />
                }
                onClick={() => go(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length + named.length === 0 ? (
          <Spotlight.Empty>{isFinding ? t('web.searching') : t('web.nothingFound')}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useFound(
  finders: readonly FinderOf[],
  query: string,
): { found: readonly Found[]; isFinding: boolean } {
  const may = useMay();
  const [q] = useDebouncedValue(query.trim(), 180);
  const allowed = finders.filter(({ permission }) => may(permission));
  const { data, isFetching } = useQuery({
    queryKey: ['find', q],
    enabled: q.length > 1 && allowed.length > 0,
    queryFn: async ({ signal }) => {
      const answers = await Promise.allSettled(allowed.map(({ find }) => find(q, signal)));
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    },
  });
  return { found: q.length > 1 ? (data ?? []) : [], isFinding: isFetching };
}

function isNamed(screen: Screen, query: string): boolean {
  const words = `${t(screen.title)} ${screen.keywords === undefined ? '' : t(screen.keywords)}`;
  return query
    .trim()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

function groupsOf(found: readonly Found[]): [string, Found[]][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups];
}

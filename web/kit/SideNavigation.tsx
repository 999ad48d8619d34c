import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRemembered } from '../lib/remember.ts';
import type { Screen } from '../lib/screen.ts';
import { navigationGroups } from '../lib/screen.ts';
import { useT } from '../lib/texts.ts';
import classes from './SideNavigation.module.css';

type SideNavigationProps = {
  screens: readonly Screen[];
  /** The company's name, on top. */
  place?: string;
  onGo?: () => void;
};

/** The sidebar: groups of words of the trade; a group can be folded and stays so. */
export function SideNavigation({ screens, place, onGo }: SideNavigationProps) {
  const t = useT();
  const [folded, setFolded] = useRemembered<readonly string[]>('navigation.folded', [], listOfTexts);
  const groups = navigationGroups
    .map((group) => ({ group, links: screens.filter((screen) => screen.navigation?.group === group) }))
    .filter(({ links }) => links.length > 0);
  return (
    <>
      {place === undefined ? null : (
        <div className={classes['brand']}>
          <span className={classes['mark']} aria-hidden>
            و
          </span>
          <span className={classes['place']}>{place}</span>
        </div>
      )}
      {groups.map(({ group, links }) => {
        const isFolded = folded.includes(group);
        return (
          <section key={group} className={classes['group']}>
            <UnstyledButton
              className={classes['title']}
              aria-expanded={!isFolded}
              onClick={() => setFolded(isFolded ? folded.filter((one) => one !== group) : [...folded, group])}
            >
              {t(`web.group.${group}`)}
              <IconChevronDown size={14} aria-hidden />
            </UnstyledButton>
            {isFolded
              ? null
              : links.map(({ path, title, navigation }) => {
                  const Icon = navigation?.icon;
                  return (
                    <Link
                      key={path}
                      to={path}
                      className={classes['link'] ?? ''}
                      activeOptions={{ exact: hasInside(path, screens) }}
                      preload="intent"
                      {...(onGo === undefined ? {} : { onClick: onGo })}
                    >
                      {Icon === undefined ? null : <Icon size={18} stroke={1.6} />}
                      {t(title)}
                    </Link>
                  );
                })}
          </section>
        );
      })}
    </>
  );
}

/** Of a screen and one inside it only the one that is open is marked: `/messages` and `/messages/inbox`. */
function hasInside(path: string, screens: readonly Screen[]): boolean {
  const inside = path === '/' ? path : `${path}/`;
  return screens.some(
    (other) => other.navigation !== undefined && other.path !== path && other.path.startsWith(inside),
  );
}

function listOfTexts(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) ? stored.map(String) : undefined;
}

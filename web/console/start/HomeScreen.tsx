import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { dayInWords } from '../../lib/numbers.ts';
import { mayDo, useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { screens } from '../screens.ts';
import classes from './HomeScreen.module.css';

/** The first page: today, and the ways into the work. */
export function HomeScreen() {
  const { session } = useSession();
  const links = screens.filter(
    ({ navigation, permission, path }) =>
      navigation !== undefined && path !== '/' && mayDo(session, permission),
  );
  return (
    <Stack gap="lg">
      <ScreenHead title={t('web.greeting', { person: session?.title ?? '' })} line={dayInWords(today())} />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="xs">
        {links.map(({ path, title, navigation }) => {
          const Icon = navigation?.icon;
          return (
            <Anchor key={path} component={Link} to={path} className={classes['tile'] ?? ''} underline="never">
              <Group gap="sm" wrap="nowrap">
                {Icon === undefined ? null : <Icon size={20} stroke={1.6} />}
                <Text size="sm" fw={500}>
                  {t(title)}
                </Text>
              </Group>
            </Anchor>
          );
        })}
      </SimpleGrid>
    </Stack>
  );
}

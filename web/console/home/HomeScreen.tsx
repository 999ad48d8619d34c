import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Can } from '../../kit/Can.tsx';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useGo } from '../../lib/address.ts';
import { today } from '../../lib/jalali-entry.ts';
import { dayInWords } from '../../lib/numbers.ts';
import { mayDo, useMay, useSession } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import { screens } from '../screens.ts';
import classes from './HomeScreen.module.css';
import { NewestRequests } from './NewestRequests.tsx';
import { WaitingTiles } from './WaitingTiles.tsx';

/** The first page: what waits for this person, what is new, and the ways into the work. */
export function HomeScreen() {
  const { session } = useSession();
  const may = useMay();
  const go = useGo();
  useHotkeys([['n', () => may('request.receive') && go('/reception'), { usePhysicalKeys: true }]]);
  const hasWork = ['request.read', 'workOrder.refer', 'technicalCase.read'].some(may);
  return (
    <Stack gap="lg">
      <ScreenHead
        title={t('web.greeting', { person: session?.title ?? '' })}
        line={dayInWords(today())}
        actions={
          <Can permission="request.receive">
            <Button
              component={Link}
              to="/reception"
              leftSection={<IconPlus size={16} />}
              rightSection={<KeyHint keys={['n']} />}
            >
              {t('requests.new')}
            </Button>
          </Can>
        }
      />
      {hasWork ? <WaitingTiles /> : null}
      {may('request.read') ? <NewestRequests /> : null}
      {hasWork ? null : <WaysIn />}
    </Stack>
  );
}

/** Whose work is elsewhere finds the screens that are his. */
function WaysIn() {
  const { session } = useSession();
  const links = screens.filter(
    ({ navigation, permission, path }) =>
      navigation !== undefined && path !== '/' && mayDo(session, permission),
  );
  return (
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
  );
}

import { Button, Group, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { t } from '../lib/texts.ts';

export type Move = {
  /** The name that the server lists in `moves`. */
  move: string;
  label: string;
  run: () => void;
  /** One main move leads; destructive ones are red and come last. */
  kind?: 'main' | 'plain' | 'danger';
};
type MovesProps = {
  /** `moves` of the answer: what this actor may do next. */
  moves: readonly string[];
  of: readonly Move[];
  busy?: boolean;
  /** How many stand as buttons; the rest wait in a menu. */
  shownMax?: number;
};

/** Buttons for what the server says may be done next; a move that is not listed is not shown. */
export function Moves({ moves, of, busy = false, shownMax = 3 }: MovesProps) {
  const allowed = of.filter(({ move }) => moves.includes(move));
  const shown = allowed.slice(0, shownMax);
  const rest = allowed.slice(shownMax);
  return (
    <Group gap="xs">
      {shown.map(({ move, label, run, kind = 'plain' }) => (
        <Button
          key={move}
          size="xs"
          variant={kind === 'main' ? 'filled' : 'default'}
          {...(kind === 'danger' ? { c: 'late' } : {})}
          disabled={busy}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      {rest.length === 0 ? null : (
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default" px={8} aria-label={t('web.moreMoves')} disabled={busy}>
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ move, label, run, kind }) => (
              <Menu.Item key={move} onClick={run} {...(kind === 'danger' ? { color: 'late' } : {})}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

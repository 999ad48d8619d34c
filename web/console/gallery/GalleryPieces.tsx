import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconMessage, IconTool, IconUser } from '@tabler/icons-react';
import { Code } from '../../kit/Code.tsx';
import { ConfirmButton } from '../../kit/ConfirmButton.tsx';
import { Money } from '../../kit/Money.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { sayDone, sayFailed } from '../../kit/notify.ts';
import { Person } from '../../kit/Person.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { toneColor, tones } from '../../kit/tones.ts';
import { When } from '../../kit/When.tsx';
import { stageTones } from './gallery-rows.ts';

const nothing = () => undefined;
const entries = [
  {
    id: '3',
    at: '2026-11-24T09:10:00Z',
    sentence: 'سرویس به نمایندگی ۱۰۰۱ ارجاع شد.',
    by: 'سارا نیک‌پور',
    icon: IconTool,
    tone: 'active' as const,
  },
  {
    id: '2',
    at: '2026-11-23T16:40:00Z',
    sentence: 'پیامک ثبت پذیرش به مشتری رسید.',
    icon: IconMessage,
    detail: 'مشتری گرامی، پذیرش شما با شماره ۴۸۲۹۱۵۶۳۷ ثبت شد.',
  },
  {
    id: '1',
    at: '2026-11-23T16:38:00Z',
    sentence: 'پذیرش از راه تلفن ثبت شد.',
    by: 'رضا کیانی',
    icon: IconUser,
  },
];

/** Small pieces. */
export function GalleryPieces() {
  return (
    <Stack gap="md">
      <ScreenHead title="تکه‌ها" line="همه اندازه‌ها و رنگ‌ها" actions={<Button size="xs">کار اصلی</Button>} />
      <Paper withBorder radius="lg" p="md">
        <Stack gap="md">
          <Group>
            {tones.map((tone) => (
              <StatusBadge key={tone} tone={tone}>
                وضعیت {tone}
              </StatusBadge>
            ))}
            {tones.map((tone) => (
              <Badge key={tone} variant="light" color={toneColor[tone]}>
                نشان
              </Badge>
            ))}
          </Group>
          <Group>
            {Object.values(stageTones).map(({ label, tone }) => (
              <StageDot key={label} tone={tone}>
                {label}
              </StageDot>
            ))}
          </Group>
          <Text size="sm">
            دستگاه با سریال <Code copy>ARK-1405-100494</Code> و شماره پیگیری{' '}
            <Code digits copy strong>
              482915637-2
            </Code>{' '}
            برای مشتری <Code digits>09123456789</Code> ثبت شد؛ <Money amount={12500000} strong /> و{' '}
            <Money amount={-350000} />، <When at="2026-11-24T09:00:00Z" /> (
            <When at="2026-11-22" show="relative" />)
          </Text>
          <Text size="sm" c="dimmed">
            متن کم‌رنگ که باز هم باید خوانده شود.
          </Text>
          <Group>
            {(['filled', 'light', 'default', 'subtle', 'outline'] as const).map((variant) => (
              <Button key={variant} size="xs" variant={variant}>
                دکمه {variant}
              </Button>
            ))}
            <Button size="xs" color="late">
              خطرناک
            </Button>
            <Button size="xs" disabled>
              خاموش
            </Button>
            <Button size="xs" loading>
              مشغول
            </Button>
          </Group>
          <Moves
            moves={['refer', 'promise', 'wait', 'cancel']}
            of={[
              { move: 'refer', label: 'ارجاع', kind: 'main', run: () => sayDone('ارجاع شد.') },
              { move: 'promise', label: 'وعده زمان', run: () => sayFailed(new Error('نمونه')) },
              { move: 'wait', label: 'در انتظار', run: nothing },
              { move: 'cancel', label: 'لغو', kind: 'danger', run: nothing },
            ]}
          />
          <Group>
            <ConfirmButton
              says="سرویس لغو می‌شود و به مشتری پیامک می‌رود."
              verb="لغو سرویس"
              onConfirm={nothing}
            >
              لغو سرویس
            </ConfirmButton>
          </Group>
          <Person title="سارا نیک‌پور" line="دیسپچر · شرکت آرکا" />
        </Stack>
      </Paper>
      <Paper withBorder radius="lg" p="md">
        <Timeline entries={entries} />
      </Paper>
    </Stack>
  );
}

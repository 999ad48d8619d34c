import { Button, Paper, SimpleGrid, Stack } from '@mantine/core';
import { DataTable } from '../../kit/DataTable.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { Problem } from '../../lib/client.ts';
import { galleryColumns } from './GalleryColumns.tsx';

const nothing = () => undefined;
const lost = new Problem({ status: 0, code: 'web.noAnswer', title: '' });
const forbidden = new Problem({ status: 403, code: 'lib.forbidden', title: '' });
const shared = { label: 'نمونه', columns: galleryColumns, rowId: (row: { id: string }) => row.id };
const empty = {
  title: 'هنوز پذیرشی نیست',
  hint: 'با دکمه «پذیرش جدید» نخستین را ثبت کنید.',
  action: <Button size="xs">پذیرش جدید</Button>,
};

/** Loading, empty, failed. */
export function GalleryStates() {
  return (
    <Stack gap="md">
      <ScreenHead title="حالت‌ها" />
      <DataTable {...shared} rows={undefined} empty={empty} />
      <DataTable
        {...shared}
        rows={[]}
        empty={empty}
        tooMany="بیش از ۱٬۰۰۰ ردیف باز است؛ فهرست را کوتاه‌تر کنید."
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Paper withBorder radius="lg">
          <FailureState failure={lost} retry={nothing} />
        </Paper>
        <Paper withBorder radius="lg">
          <FailureState failure={forbidden} />
        </Paper>
        <Paper withBorder radius="lg">
          <EmptyState title="امروز سرویسی ندارید" />
        </Paper>
      </SimpleGrid>
      <Timeline entries={undefined} />
    </Stack>
  );
}

import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { Code } from '../../kit/Code.tsx';
import { galleryColumns } from './gallery-columns.tsx';
import { listGalleryModels } from './gallery-models.ts';
import { listGallery, stageTones } from './gallery-rows.ts';

const choices = Object.entries(stageTones).map(([value, { label }]) => ({ value, label }));
const counts = { all: 20431, new: 312, referred: 1450, waiting: 87, late: 12, finished: 18570 };

/** A whole list screen; its rows come from the picture taker's own answers. */
export function GalleryList() {
  return (
    <ListScreen
      name="gallery"
      title="پذیرش‌ها"
      list={listGallery}
      fixed={{ view: undefined }}
      columns={galleryColumns}
      stages={{ param: 'stage', choices, counts }}
      filters={[
        { kind: 'range', from: 'from', to: 'to', label: 'تاریخ ثبت' },
        { kind: 'choice', param: 'channel', label: 'راه', choices: [{ value: 'call', label: 'تلفن' }] },
        { kind: 'coded', param: 'modelId', label: 'مدل', list: listGalleryModels },
        { kind: 'flag', param: 'mine', label: 'کارهای من' },
      ]}
      actions={
        <Button size="xs" leftSection={<IconPlus size={16} />}>
          پذیرش جدید
        </Button>
      }
      rowTone={(row) => (row.late ? 'late' : undefined)}
      empty={{ title: 'هنوز پذیرشی نیست', hint: 'نخستین تماس را ثبت کنید.' }}
      panel={({ row, close }) => (
        <SidePanel
          title={<Code digits copy strong>{row?.number}</Code>}
          page="/kit"
          onClose={close}
          moves={
            <Moves
              moves={['refer']}
              of={[{ move: 'refer', label: 'ارجاع', kind: 'main', run: () => undefined }]}
            />
          }
        >
          <Stack gap="md">
            <strong>{row?.customer}</strong>
            <Timeline entries={[{ id: '1', at: row?.at ?? '', sentence: 'پذیرش ثبت شد.' }]} />
          </Stack>
        </SidePanel>
      )}
    />
  );
}

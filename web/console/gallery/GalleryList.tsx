import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { GalleryPanel } from './GalleryPanel.tsx';
import { galleryColumns } from './GalleryColumns.tsx';
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
      exportAddress={() => '/api/v1/gallery.xlsx'}
      Panel={GalleryPanel}
    />
  );
}

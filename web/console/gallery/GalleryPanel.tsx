import { Stack } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { Moves } from '../../kit/Moves.tsx';
import { Person } from '../../kit/Person.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import type { GalleryRow } from './gallery-rows.ts';

const run = () => undefined;

/** An open row of the gallery's list. */
export function GalleryPanel({ row, close }: PanelProps<GalleryRow>) {
  return (
    <SidePanel
      title={
        <Code digits copy strong>
          {row?.number}
        </Code>
      }
      page="/kit"
      onClose={close}
      moves={
        <Moves
          moves={['refer', 'cancel']}
          of={[
            { move: 'refer', label: 'ارجاع', kind: 'main', run },
            { move: 'cancel', label: 'لغو', kind: 'danger', run },
          ]}
        />
      }
    >
      <Stack gap="md">
        <Person title={row?.customer ?? ''} line={row?.model} />
        <Timeline
          entries={
            row === undefined
              ? undefined
              : [{ id: '1', at: row.at, sentence: 'پذیرش ثبت شد.', by: 'رضا کیانی' }]
          }
        />
      </Stack>
    </SidePanel>
  );
}

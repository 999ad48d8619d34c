import { Anchor, Group } from '@mantine/core';
import { useAddress } from '../../lib/address.ts';
import { Shell } from '../../kit/Shell.tsx';
import { Words } from '../../kit/Words.tsx';
import { GalleryCoding } from './GalleryCoding.tsx';
import { GalleryFields } from './GalleryFields.tsx';
import { GalleryList } from './GalleryList.tsx';
import { GalleryPieces } from './GalleryPieces.tsx';
import { GalleryStates } from './GalleryStates.tsx';
import { galleryScreens } from './gallery-screens.ts';

const views = {
  pieces: GalleryPieces,
  states: GalleryStates,
  fields: GalleryFields,
  list: GalleryList,
  coding: GalleryCoding,
} as const;
const names = ['pieces', 'states', 'fields', 'list', 'coding'] as const;

/** Each piece of the kit in each of its states, for looking at. `/kit?view=list` */
export function KitGallery() {
  const [address, change] = useAddress();
  const name = names.find((one) => one === address['view']) ?? 'pieces';
  const View = views[name];
  return (
    <Shell
      screens={galleryScreens}
      finders={[]}
      person="سارا نیک‌پور"
      place="شرکت آرکا"
      tools={
        <Group gap="xs" visibleFrom="sm">
          {names.map((one) => (
            <Anchor key={one} component="button" size="xs" onClick={() => change({ view: one })}>
              {one}
            </Anchor>
          ))}
        </Group>
      }
    >
      <View />
      <Words />
    </Shell>
  );
}

import { z } from 'zod';
import { contract } from '../../../server/lib/contract.ts';
import { CodingScreen } from '../../kit/CodingScreen.tsx';
import { listGalleryModels } from './gallery-models.ts';

const output = z.strictObject({ id: z.string() });
const add = contract({
  operation: 'galleryModels.create',
  method: 'POST',
  path: '/gallery-models',
  permission: 'signedIn',
  summary: 'Makes a gallery model.',
  input: z.looseObject({ code: z.string(), title: z.string() }),
  output,
});
const change = contract({
  operation: 'galleryModels.change',
  method: 'PATCH',
  path: '/gallery-models/:id',
  permission: 'signedIn',
  summary: 'Changes a gallery model.',
  input: z.looseObject({ id: z.string() }),
  output,
});

/** A base-data screen. */
export function GalleryCoding() {
  return (
    <CodingScreen
      name="galleryModels"
      title="مدل‌ها"
      newTitle="مدل جدید"
      of={{ list: listGalleryModels, add, change }}
      fields={[
        { key: 'warrantyMonths', kind: 'number', label: 'گارانتی', unit: 'ماه', of: () => 24 },
        { key: 'price', kind: 'rial', label: 'بها' },
        { key: 'parent', kind: 'coded', label: 'نوع', list: listGalleryModels },
        { key: 'isInstalled', kind: 'flag', label: 'نصب لازم دارد' },
      ]}
      emptyHint="نخستین مدل را بسازید."
    />
  );
}

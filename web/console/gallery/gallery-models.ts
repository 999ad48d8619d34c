import { z } from 'zod';
import { contract } from '../../../server/lib/contract.ts';

export const listGalleryModels = contract({
  operation: 'galleryModels.list',
  method: 'GET',
  path: '/gallery-models',
  permission: 'signedIn',
  summary: 'Gallery models.',
  input: z.looseObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ id: z.string(), title: z.string(), code: z.string() })),
    next: z.string().nullable(),
  }),
});

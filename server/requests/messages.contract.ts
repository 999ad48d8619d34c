import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, lineField } from '../lib/fields.ts';

export const placeMessage = contract({
  operation: 'requests.placeMessage',
  method: 'POST',
  path: '/messages/:id/place',
  permission: 'request.contact',
  summary: 'Puts an incoming message beside a request or one of its work orders, by its number. Row A14.',
  input: z.strictObject({ id: idField(), number: lineField(40).min(1, 'lib.required') }),
  output: z.strictObject({ requestId: z.uuid(), number: z.string() }),
});

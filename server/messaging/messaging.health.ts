import type { CompanyFigure } from '../lib/company-figures.ts';
import { idFloor } from '../lib/id.ts';
import { messageStates } from './messaging.contract.ts';
import { countNewest } from './messaging.sql.ts';

const DAY_MS = 86_400_000;
const COUNT_MAX = 100_000;

export const messageFigure: CompanyFigure = {
  name: 'vafa_sms_messages',
  help: 'SMS that the company made in the last 24 hours, by state.',
  label: 'state',
  values: messageStates,
  async read(ctx) {
    const sinceId = idFloor(ctx.now.getTime() - DAY_MS);
    return await countNewest.all(ctx, { states: [...messageStates], sinceId, countMax: COUNT_MAX });
  },
};

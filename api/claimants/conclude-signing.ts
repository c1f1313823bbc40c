import { z } from 'zod';
import { command } from '../disputes/command-definition.ts';
import { id } from '../http/fields.ts';

/** 集中签约结束 */
export const concludeSigning = command({
  type: 'conclude-signing',
  summary: '集中签约结束 – whoever has no agreement goes to the lawful next route, all together (人民调解法 26)',
  description:
    'For wages: with a written acknowledgement (欠条) to the court, otherwise to labour arbitration first (劳动争议调解仲裁法 5).',
  schema: z.strictObject({ courtId: id.optional().meta({ description: "the county's court if absent" }) }),
  example: {},
  build: (body) => ({ type: 'conclude-signing', ...body }),
});

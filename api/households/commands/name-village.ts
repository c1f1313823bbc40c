import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 所在村(社区) */
export const nameVillage = command({
  type: 'name-village',
  summary: '明确所在村 – whose committee the law says must be told (反家庭暴力法 17, 32)',
  schema: z.strictObject({ villageId: id }),
  example: { villageId: 'yangping' },
  build: (body) => ({ type: 'name-village', ...body }),
});

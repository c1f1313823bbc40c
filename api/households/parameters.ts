import { z } from 'zod';

export const householdPath = z.object({ id: z.string().meta({ description: '管控户编号 (uuid)' }) });

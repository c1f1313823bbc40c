import { z } from 'zod';

export const disputePath = z.object({
  id: z.string().meta({ description: 'the case', example: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11' }),
});

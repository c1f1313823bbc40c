import { z } from 'zod';

export const agreementPath = z.object({
  id: z.string().meta({ description: 'the agreement', example: '6a1f0c52-08b7-4c3e-8f0a-9f2d5a6c7b11' }),
});

import { z } from 'zod';

export const enforcementPath = z.object({
  id: z.string().meta({ description: 'the enforcement', example: '5f1c7a4e-3b0d-4c57-8a15-6a1f0c2e9d33' }),
});

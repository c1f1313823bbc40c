import { z } from 'zod';

export const disputePath = z.object({
  id: z.string().meta({ description: 'the case', example: '0b0c6f3e-6d0a-4a3e-9f5e-2f5d6a1c7b11' }),
});

export const idempotencyHeader = {
  'Idempotency-Key': z
    .string()
    .optional()
    .meta({ description: 'the same key and body give the same answer and one effect, for 7 days' }),
};

export const commandHeaders = z.object({
  ...idempotencyHeader,
  'If-Match': z.string().optional().meta({ description: 'the ETag of the case as it was read', example: '"3"' }),
});

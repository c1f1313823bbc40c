import { z } from 'zod';

export const idempotencyHeader = {
  'Idempotency-Key': z
    .string()
    .optional()
    .meta({ description: 'the same key and body give the same answer and one effect, for 7 days' }),
};

export const commandHeaders = z.object({
  ...idempotencyHeader,
  'If-Match': z.string().optional().meta({ description: 'the ETag of the record as it was read', example: '"3"' }),
});

import { z } from 'zod';
import { SCOPES } from '../../record/identity/sessions.ts';
import { noRepeats, text } from '../http/fields.ts';

export const NewToken = z
  .strictObject({
    name: text(100).meta({ description: 'what it is for' }),
    scopes: z
      .array(z.enum(SCOPES))
      .min(1)
      .max(SCOPES.length)
      .superRefine(noRepeats((scope: string) => scope))
      .meta({ description: '`read` whatever its user may look at · `write` whatever they may change' }),
    days: z.int().min(1).max(3_650).meta({ description: 'valid for so many days; policy sets the most' }),
  })
  .meta({ id: 'NewToken', example: { name: '县统计平台', scopes: ['read'], days: 90 } });

export const Token = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    createdAt: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable().meta({ description: 'to the minute' }),
  })
  .meta({ id: 'Token' });

export const TokenMade = Token.extend({
  token: z.string().meta({ description: 'sent as `Authorization: Bearer <token>`; shown once' }),
}).meta({ id: 'TokenMade' });

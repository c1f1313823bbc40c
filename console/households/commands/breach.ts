import { z } from 'zod';
import type { SignedInRoute } from '../../../api/http/route.ts';
import { amountFen, id, instant, longText } from '../../../api/http/fields.ts';

/** 违反保护令 as a form asks it: for each measure its kind, and the amount or the days where it has them. */
const Breach = z.strictObject({
  orderId: id,
  at: instant,
  detail: longText,
  measures: z
    .array(
      z.strictObject({
        kind: z.enum(['admonition', 'fine', 'detention', 'criminal']),
        amountFen: amountFen.optional(),
        days: z.int().min(0).optional(),
      }),
    )
    .max(10),
  violent: z.boolean().optional(),
});

/** The route, asked by those fields: the API's own schema tells the kinds of measures apart, which no form can. */
export function askedFlat(route: SignedInRoute): SignedInRoute {
  return { ...route, requestBody: { mediaType: 'application/json', schema: Breach } };
}

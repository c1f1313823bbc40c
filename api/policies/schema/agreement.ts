import { z } from 'zod';
import * as part from './parts.ts';

const confirmation = z.strictObject({
  window: part.sourced,
  remindBefore: part.daysBefore,
  remindSource: part.source,
  accept: part.sourced,
  decide: part.sourced,
  extension: z.strictObject({ days: part.count, source: part.source }),
  decideSpecial: part.sourced,
  objection: z.strictObject({ party: part.sourced, interested: part.sourced }),
  courtBases: part.labels,
  notAccepted: part.labels,
  rejected: part.labels,
});

/** 协议、司法确认与履行. */
export const agreement = z.strictObject({
  signing: part.sourced,
  signingCoordinator: part.sourced,
  signatureMediaTypes: z.array(part.label).max(10),
  confirmation,
  performance: z.strictObject({
    remindBefore: part.daysBefore,
    remindSource: part.source,
    untilDefault: part.sourced,
  }),
  enforcement: z.strictObject({ period: part.sourced, remindBefore: part.daysBefore, remindSource: part.source }),
  followUp: part.sourced,
  review: part.sourced,
});

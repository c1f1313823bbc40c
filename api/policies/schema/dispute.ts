import { z } from 'zod';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

/** What policy says of a dispute beyond the periods of its path. */
export const dispute = z.strictObject({
  agreementReview: part.sourced,
  dangers: part.byCode(
    z.strictObject({ label: part.label, colour: code, stopsFamily: z.boolean(), source: part.source }),
  ),
  contact: part.byColour,
  rating: z.strictObject({ best: part.positive.max(100), dissatisfied: part.count }),
  links: part.byCode(z.strictObject({ label: part.label, inverse: code })),
  invitations: part.byCode(z.strictObject({ label: part.label, kinds: part.organisationKinds.min(1) })),
  committeeNumber: z.strictObject({ kinds: part.organisationKinds, word: part.label, source: part.source }),
  returns: z.strictObject({ limit: part.positive.max(100), decide: part.sourced }),
  guard: z.strictObject({ familyTypes: part.codes, colour: code, station: part.organisationKind }),
});

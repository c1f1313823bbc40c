import { z } from 'zod';
import type { TextRef } from '../../domain/decider.ts';
import type { Seal } from '../../record/seal.ts';
import { civilDate, id, noRepeats } from '../http/fields.ts';

/** Parties by partyId, each once. */
export const partyIds = z
  .array(id)
  .min(1)
  .max(200)
  .superRefine(noRepeats((partyId) => partyId));

/** A day that has passed, for what happened on paper before it was recorded. */
export const pastDay = civilDate.optional().meta({ description: 'today if left out' });

/** A text that may be left out. */
export function optionalText(seal: Seal, field: string, words: string | undefined): TextRef | undefined {
  return words === undefined ? undefined : seal.text(field, words);
}

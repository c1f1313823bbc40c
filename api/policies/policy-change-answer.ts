import { z } from 'zod';
import type { Actor } from '../../domain/organisation/actor.ts';
import { mayOnPolicyChange } from '../../domain/organisation/policy-change-access.ts';
import { differencesOf, type PolicyDifference, withChanges } from '../../domain/policy/difference.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyChangeState } from '../../domain/policy-change/policy-change.ts';
import { relationOf } from '../../domain/policy-change/decider.ts';
import { type OpenTexts, withTexts } from '../../record/texts.ts';
import type { Language } from '../problems/catalogue.ts';
import { placeInWords, valueInWords } from './in-words.ts';

const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

/** One place at which two versions differ. */
export const Difference = z
  .object({
    path: z.array(z.string()),
    label: z.string().meta({ description: 'the place in words' }),
    before: z.unknown().meta({ description: 'absent where nothing stood there' }),
    after: z.unknown().meta({ description: 'absent where nothing stands there any more' }),
    beforeInWords: z.string(),
    afterInWords: z.string(),
  })
  .meta({ id: 'PolicyDifference' });

export const PolicyChangeAnswer = z
  .object({
    id: z.string(),
    seq: z.int(),
    status: z.enum(['proposed', 'approved', 'refused', 'withdrawn']),
    baseVersion: z.int().meta({ description: 'the version that it changes' }),
    effectiveFrom: day,
    reason: z.string(),
    differences: z.array(Difference),
    proposedBy: z.string(),
    proposedAt: when,
    decidedBy: z.string().nullable(),
    decidedAt: when.nullable(),
    refusal: z.string().nullable(),
    version: z.int().nullable().meta({ description: 'the version that it has become' }),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'PolicyChange' });

/** Both versions of every place that differs, each in words beside its value. */
export function differencesInWords(before: Policy, after: Policy, language: Language): z.output<typeof Difference>[] {
  return differencesOf(before, after).map((each) => inWords(each, before, after, language));
}

function inWords(
  { path, before, after }: PolicyDifference,
  one: Policy,
  other: Policy,
  language: Language,
): z.output<typeof Difference> {
  return {
    path,
    label: placeInWords(path, before === undefined ? other : one, language),
    before,
    after,
    beforeInWords: valueInWords(path, before, one, language),
    afterInWords: valueInWords(path, after, other, language),
  };
}

/** A change as the contract shows it to this actor; `base` is the version that it changes. */
export function policyChangeAnswer(
  { seq, state }: { seq: number; state: PolicyChangeState },
  { base, texts, actor, language }: { base: Policy; texts: OpenTexts; actor: Actor; language: Language },
): z.output<typeof PolicyChangeAnswer> {
  const { id, status, baseVersion, effectiveFrom, proposedBy, proposedAt, decidedBy, decidedAt, version } = state;
  const { reason, refusal } = withTexts({ reason: state.reason, refusal: state.refusal }, texts);
  return {
    ...{ id, seq, status, baseVersion, effectiveFrom, reason, proposedBy, proposedAt },
    differences: differencesInWords(base, withChanges(base, state.changes), language),
    ...{ decidedBy: decidedBy ?? null, decidedAt: decidedAt ?? null },
    ...{ refusal: refusal ?? null, version: version ?? null },
    actions: actionsOn(state, actor),
  };
}

/** Who has drafted it may withdraw it, and leaves the decision to others. */
function actionsOn(state: PolicyChangeState, actor: Actor): string[] {
  const where = relationOf(actor, state);
  if (where === null || state.status !== 'proposed') return [];
  const isOwn = state.proposedBy === actor.userId;
  return (['approve', 'refuse', 'withdraw'] as const).filter(
    (type) => mayOnPolicyChange(actor.role, type, where) && (type === 'withdraw' || !isOwn),
  );
}

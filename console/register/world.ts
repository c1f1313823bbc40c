import { reading } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { type CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf, type Instant } from '../../domain/time/instant.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { ConsoleContext } from '../context.ts';
import type { SignedInVisit } from '../page.ts';
import { choicesOf, type Choices } from './choices.ts';
import type { RegistrationDraft } from './draft.ts';
import { type Step, type StepName, stepOf } from './steps.ts';

/** What every step needs to know. */
export interface RegisterWorld {
  now: Instant;
  today: CivilDate;
  policy: Policy;
  organisations: OrganisationTree;
  choices: Choices;
}

/** Throws Problem `not-permitted` for whoever takes no matters in: a draft's address alone does not say so. */
export async function worldOf({ record }: ConsoleContext, { actor, say }: SignedInVisit): Promise<RegisterWorld> {
  if (!mayOnDispute(actor.role, 'register', ['anyone'])) throw new Problem('not-permitted');
  const now = await record.clock.now();
  const today = dateOf(now);
  return reading(record, actor, async (tx, { organisations }) => {
    const policy = await record.policies.effectiveOn(tx, today);
    return { now, today, policy, organisations, choices: choicesOf(policy, organisations, say) };
  });
}

export function stepsOf(draft: RegistrationDraft, { choices }: RegisterWorld): Record<StepName, Step> {
  return { matter: stepOf('matter', draft, choices), parties: stepOf('parties', draft, choices) };
}

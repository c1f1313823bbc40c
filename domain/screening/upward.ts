import type { Surroundings, Task } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import { desks } from '../organisation/desks.ts';
import { nearestOfKind, organisationOf } from '../organisation/tree.ts';
import type { Deadline } from '../decider.ts';

/** 逐级报警: in whose hands it is, the township's coordinator, the county; each once. */
function chainOf(organisationId: string, { organisations, policy }: Surroundings): string[] {
  const above = [policy.coordinator.kind, policy.county.kind].flatMap(
    (kind) => nearestOfKind(organisations, organisationId, kind)?.id ?? [],
  );
  return [...new Set([organisationId, ...above])];
}

/** Who is alarmed next about what lies too long in an organisation's hands; the highest hears of it again and again. */
export function nextAlarmed(organisationId: string, alarmed: readonly string[], surroundings: Surroundings): string {
  const chain = chainOf(organisationId, surroundings).slice(1);
  return chain.find((id) => !alarmed.includes(id)) ?? chain.at(-1) ?? organisationId;
}

/** Who takes in for an organisation. */
export function deskOf(
  organisationId: string,
  { organisations }: Pick<Surroundings, 'organisations'>,
): readonly Role[] {
  return desks[organisationOf(organisations, organisationId).kind].intake;
}

export function withDeadline(task: Task, deadlines: readonly Deadline[], kinds: readonly string[]): Task {
  const deadline = deadlines.find(({ kind }) => kinds.includes(kind));
  return deadline === undefined ? task : { ...task, dueAt: deadline.dueAt, then: deadline.then };
}

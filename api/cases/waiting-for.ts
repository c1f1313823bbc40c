import { z } from 'zod';
import type { Task } from '../../domain/decider.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';

const when = z.string().meta({ format: 'date-time' });

/** 等待谁: for whom, since when, what happens next and when. */
export const WaitingFor = z.object({
  who: z.object({
    organisationId: z.string(),
    organisationName: z.string(),
    roles: z.array(z.string()),
    userId: z.string().optional(),
  }),
  what: z.string(),
  since: when,
  dueAt: when.nullable(),
  then: z.string().nullable(),
  caseId: z.string().optional().meta({ description: 'the agreement or enforcement under which it is awaited' }),
});

/** A record's first task is what it waits for; null for one that waits for nothing any more. */
export function waitingFor(
  task: (Task & { caseId?: string }) | undefined,
  organisations: OrganisationTree,
): z.output<typeof WaitingFor> | null {
  if (task === undefined) return null;
  const { organisationId, roles, userId, what, since, dueAt, then, caseId } = task;
  return {
    who: {
      organisationId,
      organisationName: organisations[organisationId]?.name ?? organisationId,
      roles: [...roles],
      userId,
    },
    what,
    since,
    dueAt: dueAt ?? null,
    then: then ?? null,
    caseId,
  };
}

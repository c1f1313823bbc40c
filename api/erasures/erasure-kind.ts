import { z } from 'zod';
import { erasureDecider, relationOf } from '../../domain/erasure/decider.ts';
import type { ErasureCommand, ErasureEvent, ErasureState } from '../../domain/erasure/erasure.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { mayOnErasure } from '../../domain/organisation/erasure-access.ts';
import { type OpenTexts, withTexts } from '../../record/texts.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { commandOutcome } from '../cases/command-routes.ts';

const when = z.string().meta({ format: 'date-time' });

export const Erasure = z
  .object({
    id: z.string(),
    seq: z.int(),
    status: z.enum(['requested', 'refused', 'done']),
    kind: z
      .enum(['person', 'case'])
      .meta({ description: 'what is known of one person in a matter · the whole matter' }),
    subjectId: z.string(),
    caseId: z.string(),
    ground: z.enum(['retention-over', 'ordered']),
    reason: z.string(),
    requestedBy: z.string(),
    requestedAt: when,
    decidedBy: z.string().nullable(),
    decidedAt: when.nullable(),
    refusal: z.string().nullable(),
    actions: z.array(z.string()).meta({ description: 'the commands that the caller may give now' }),
  })
  .meta({ id: 'Erasure' });

/** 删除个人信息 as the API offers it. */
export const erasureKind: CaseKind<ErasureState, ErasureCommand, ErasureEvent> = {
  decider: erasureDecider,
  collection: '/erasures',
  name: 'erasure',
  tag: 'erasures',
  params: z.object({ id: z.string().meta({ description: '删除 (uuid)' }) }),
  rule: (right) => ({ of: 'erasure', right }),
  mayView: (actor, state) => {
    const where = relationOf(actor, state);
    return where !== null && mayOnErasure(actor.role, 'view', where);
  },
  permission(actor, type, state) {
    const where = relationOf(actor, state);
    return where !== null && mayOnErasure(actor.role, type, where) ? 'yes' : 'no';
  },
  outcome: z
    .object({ ...commandOutcome, status: z.string() })
    .meta({ id: 'ErasureOutcome', example: { seq: 2, status: 'done', events: ['erased'] } }),
  outcomeOf: ({ status }) => ({ status }),
};

export function erasureAnswer(
  { seq, state }: { seq: number; state: ErasureState },
  texts: OpenTexts,
  actor: Actor,
): z.output<typeof Erasure> {
  const { id, status, subject, ground, requestedBy, requestedAt, decidedBy, decidedAt } = state;
  const { reason, refusal } = withTexts({ reason: state.reason, refusal: state.refusal }, texts);
  return {
    ...{ id, seq, status, kind: subject.kind, subjectId: subject.id, caseId: subject.caseId, ground, reason },
    ...{ requestedBy, requestedAt, decidedBy: decidedBy ?? null, decidedAt: decidedAt ?? null },
    refusal: refusal ?? null,
    actions: actionsOn(state, actor),
  };
}

/** Who has asked for it leaves the decision to others. */
function actionsOn(state: ErasureState, actor: Actor): string[] {
  const where = relationOf(actor, state);
  if (where === null || state.status !== 'requested' || state.requestedBy === actor.userId) return [];
  return (['approve', 'refuse'] as const).filter((type) => mayOnErasure(actor.role, type, where));
}

import type { DisputeState } from '../dispute/state.ts';
import { levelOf } from '../policy/lookups.ts';
import type { Success } from '../policy/assessment-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time/instant.ts';

/** When a mediator took charge of a case: named when it was accepted, or later in another's place. */
export interface Tenure {
  mediatorId: string;
  at: Instant;
  /** Whose acceptance named the mediator; undefined for one who took another's place there. */
  organisationId?: string | null;
}

/** What of a dispute tells how its mediators worked. */
export interface AssessedDispute
  extends Pick<
    DisputeState,
    | 'type'
    | 'source'
    | 'status'
    | 'path'
    | 'ending'
    | 'mass'
    | 'agreements'
    | 'ratings'
    | 'supervisions'
    | 'invitations'
    | 'guidance'
  > {
  /** In order. */
  tenures: Tenure[];
}

/** 法院委派委托 · 法院指导协助 · 独立调解. */
export type CourtsPart = 'court-entrusted' | 'court-assisted' | 'solo';

/** One mediator's work on one case. */
export interface MediatorsWork {
  mediatorId: string;
  type: string;
  courtsPart: CourtsPart;
  /** `neither`: the parties withdrew or settled, or it went to another through no fault of the mediator's. */
  result: 'open' | 'succeeded' | 'failed' | 'neither';
  success: Success | null;
  /** The days ran out without a result. */
  isLate: boolean;
  supervisions: number;
  /** How often a 督办 went up because it was not answered. */
  escalations: number;
  agreements: { kept: number; broken: number };
  /** The parties' scores of the handling (评价). */
  scores: number[];
}

const COURTS_SOURCES = new Set(['court-assigned', 'court-entrusted']);
/** 人民调解法 26: ended because nobody agreed. */
const FAILED = new Set(['terminated', 'filed-for-litigation']);

/**
 * Everybody's work on a case, whoever has it now: a case whose days ran out in the village is the village's failure also
 * when the township settles it. Who was replaced leaves the whole case to the successor.
 */
export function workOn(dispute: AssessedDispute, policy: Policy): MediatorsWork[] {
  const inCharge = new Map<number, string>();
  for (const { mediatorId, at, organisationId } of dispute.tenures) {
    inCharge.set(
      dispute.path.findLastIndex(
        (step) => step.from <= at && step.organisationId === (organisationId ?? step.organisationId),
      ),
      mediatorId,
    );
  }
  return dispute.path.flatMap((_, index) => {
    const mediatorId = inCharge.get(index);
    return mediatorId === undefined ? [] : [workInStep(dispute, index, mediatorId, policy)];
  });
}

function workInStep(dispute: AssessedDispute, index: number, mediatorId: string, policy: Policy): MediatorsWork {
  const isLast = index === dispute.path.length - 1;
  const pressed = dispute.supervisions.filter((each) => each.mediatorId === mediatorId);
  const result = isLast ? resultOf(dispute) : resultOfStep(dispute, index, policy);
  const { agreements, ratings } = isLast ? dispute : { agreements: [], ratings: [] };
  return {
    mediatorId,
    type: dispute.type,
    courtsPart: courtsPartOf(dispute, policy),
    result,
    success: result === 'succeeded' ? successOf(dispute) : null,
    isLate: (isLast ? dispute.ending?.ground : dispute.path[index]?.outcome) === 'period-expired',
    supervisions: pressed.length,
    escalations: pressed.reduce((sum, { escalations }) => sum + escalations, 0),
    agreements: {
      kept: agreements.filter(({ standing }) => standing === 'performed' || standing === 'completed').length,
      broken: agreements.filter(({ standing }) => standing === 'defaulted' || standing === 'enforcing').length,
    },
    scores: ratings.map(({ score }) => score),
  };
}

function resultOf({ status, ending }: AssessedDispute): MediatorsWork['result'] {
  if (status === 'agreed' || ending?.outcome === 'performed' || ending?.outcome === 'reconciled') return 'succeeded';
  if (ending === null) return 'open';
  return FAILED.has(ending.outcome) ? 'failed' : 'neither';
}

/** What went up was not settled here; what went down or sideways is another's. */
function resultOfStep({ path }: AssessedDispute, index: number, policy: Policy): MediatorsWork['result'] {
  const [height, next] = [path[index], path[index + 1]].map((step) =>
    step === undefined ? -1 : policy.levels.indexOf(levelOf(policy, step.level)),
  );
  return path[index]?.outcome === 'period-expired' || (next ?? -1) > (height ?? -1) ? 'failed' : 'neither';
}

function successOf({ mass, agreements, ending }: AssessedDispute): Success {
  if (mass !== null) return 'mass';
  return ending?.outcome === 'reconciled' ? 'reconciled' : (agreements.at(-1)?.form ?? 'reconciled');
}

function courtsPartOf({ source, path, invitations, guidance }: AssessedDispute, policy: Policy): CourtsPart {
  const cameDown = path.slice(0, -1).some(({ level }) => levelOf(policy, level).stage === 'court');
  if (COURTS_SOURCES.has(source) || cameDown) return 'court-entrusted';
  return guidance.length > 0 || invitations.some(({ as }) => as === 'judge') ? 'court-assisted' : 'solo';
}

import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import { ENFORCEMENT_STAGES } from '../../domain/policy/enforcement-policy.ts';
import type { Around } from '../dispute/around.ts';
import { labelOf } from '../layout/words.ts';

/** 执行流程, as it is drawn: the stages passed, where it is, and those that lie ahead; before acceptance none. */
export function stagesOf({ status, stage }: EnforcementAnswer, { say }: Around) {
  const at = (ENFORCEMENT_STAGES as readonly string[]).indexOf(stage);
  return ENFORCEMENT_STAGES.map((key, index) => {
    const standing =
      status === 'closed' || (status !== 'referred' && index < at)
        ? 'passed'
        : status !== 'referred' && index === at
          ? 'here'
          : 'notReached';
    return { standing, standingText: say.enforcement.standings[standing], name: labelOf(say.enforcementStage, key) };
  });
}

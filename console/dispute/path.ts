import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { filled } from '../layout/words.ts';
import { whenOf } from '../layout/time.ts';
import { type Around, levelName, organisationName } from './around.ts';

/** 办理路径, as it is drawn: where the case has been, where it is, and what lies above. */
export function pathOf(dispute: DisputeAnswer, around: Around) {
  return [...trodden(dispute, around), ...ahead(dispute, around)];
}

function trodden({ path, status, offer }: DisputeAnswer, around: Around) {
  const { now, language, say } = around;
  return path.map((step, index) => {
    const isLast = index === path.length - 1;
    const standing = !isLast ? 'passed' : status === 'closed' ? 'ended' : 'here';
    return {
      standing,
      standingText: say.dispute[standing],
      level: levelName(around, step.level),
      organisation: step.organisationName as string | null,
      from: whenOf(step.from, language, now),
      to: step.to === undefined ? null : whenOf(step.to, language, now),
      onOffer:
        isLast && offer !== null
          ? filled(say.dispute.onOffer, { organisation: organisationName(around, offer.toOrganisationId) })
          : null,
    };
  });
}

/** Levels above the highest it has reached. */
function ahead({ path, status }: DisputeAnswer, around: Around) {
  const { policy, say } = around;
  const reached = path.map(({ level }) => policy.levels.findIndex(({ key }) => key === level));
  const standing = status === 'closed' ? 'notUsed' : 'notReached';
  return policy.levels.slice(Math.max(-1, ...reached) + 1).map(({ key }) => ({
    standing,
    standingText: say.dispute[standing],
    level: levelName(around, key),
    organisation: null,
    from: null,
    to: null,
    onOffer: null,
  }));
}

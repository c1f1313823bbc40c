import type { Notice, Surroundings } from '../decider.ts';
import { desks } from '../organisation/desks.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { DisputeEvent } from './events.ts';
import { dispatchAlarmReceiver, responsible } from './place.ts';
import type { DisputeState } from './state.ts';

/** 通知: whom to tell in the console because of an event; `state` is the one after it. Codes only, no personal facts. */
export function noticesOf(event: DisputeEvent, state: DisputeState, surroundings: Surroundings): Notice[] {
  const { policy, organisations } = surroundings;
  const owner = state.owner.organisationId;
  const desk = (what: string, organisationId: string): Notice => ({
    what,
    organisationId,
    roles: desks[organisationOf(organisations, organisationId).kind].intake,
  });
  const near = (what: string, receivers: typeof policy.alertRoles): Notice[] =>
    receivers.flatMap(({ kind, roles }) => {
      const organisation = responsible(state, kind, surroundings);
      return organisation === null ? [] : [{ what, organisationId: organisation.id, roles }];
    });

  switch (event.type) {
    case 'offered':
      return [
        desk(`offered-${event.offer.kind}`, event.offer.toOrganisationId),
        // A referral may have been the clock's doing.
        ...(event.offer.kind === 'court-referral' ? [desk('referred-to-court', owner)] : []),
      ];
    case 'escalated':
      return [
        desk(`escalated-${event.reason}`, event.offer.toOrganisationId),
        desk(`escalated-away-${event.reason}`, event.offer.fromOrganisationId),
      ];
    case 'accepted':
      return previousOwners(state).map((organisationId) => desk('accepted', organisationId));
    case 'contact-overdue':
      return [
        desk(event.type, owner),
        ...near(event.type, [policy.coordinator]).filter(({ organisationId }) => organisationId !== owner),
      ];
    case 'linked':
    case 'transfer-revoked':
    case 'guidance-added':
      return [desk(event.type, owner)];
    case 'decision-asked':
    case 'invited':
      return [desk(event.type, event.organisationId)];
    case 'decision-overdue':
      return state.undecided === null ? [] : [desk(event.type, state.undecided.organisationId)];
    case 'mediator-recused':
      return [desk(event.type, owner)];
    case 'mediator-replaced':
      return [...new Set([owner, event.mediatorFrom ?? owner])].map((organisationId) =>
        desk(event.type, organisationId),
      );
    case 'offer-returned':
      return [desk('offer-returned', owner)];
    case 'offer-lapsed':
      return [desk('offer-lapsed', owner), ...near('offer-lapsed', [policy.county])];
    case 'court-acceptance-overdue':
      return near('court-acceptance-overdue', [policy.county]);
    case 'dispatch-overdue':
      return event.alarm === 1
        ? [desk(event.type, dispatchAlarmReceiver(state, surroundings))]
        : near(event.type, [policy.county]);
    case 'alert-raised':
      return event.awaiting.map((organisationId) => desk(event.type, organisationId));
    case 'danger-reported': {
      const told = near(event.type, [policy.coordinator]);
      return told.length > 0 ? told : near(event.type, [policy.county]);
    }
    case 'guard-noted':
      return event.stations.map((organisationId) => desk('clearance-asked', organisationId));
    case 'safety-stopped':
      return event.stations.map((organisationId) => desk(event.type, organisationId));
    case 'alert-escalated':
      return near('alert-escalated', policy.alertEscalation);
    case 'reminded':
      return [
        event.of === 'accept-reminder' ? desk(event.of, state.offer?.toOrganisationId ?? owner) : desk(event.of, owner),
      ];
    case 'clue-noted':
    case 'suspension-review-due':
    case 'agreement-review-due':
    case 'mediated-again':
    case 'court-period-expired':
    case 'entrustment-expired':
    case 'supervision-answered':
      return [desk(event.type, owner)];
    case 'agreement-noted':
      return [desk(`agreement-${event.standing}`, owner)];
    case 'supervision-opened':
    case 'supervision-escalated':
      return [...new Set([event.organisationId, owner])].map((organisationId) => desk(event.type, organisationId));
    case 'closed':
      return [
        ...[owner, ...previousOwners(state)].map((organisationId) => desk(`closed-${event.outcome}`, organisationId)),
        ...(isReported(event.ground, policy) ? near(`suspected-${event.ground}`, [policy.county]) : []),
      ];
    default:
      return [];
  }
}

/** 涉嫌虚假调解: mediation stops, and it is reported (特邀调解规定 18). */
function isReported(ground: string | undefined, policy: Surroundings['policy']): boolean {
  return ground !== undefined && Object.hasOwn(policy.court.reportedGrounds, ground);
}

/** Who had the case just before its present owner hears how it went on. */
function previousOwners(state: DisputeState): string[] {
  const before = state.path.filter((step) => step.organisationId !== state.owner.organisationId).at(-1);
  return before === undefined ? [] : [before.organisationId];
}

import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { organisationOf, takesWork } from '../organisation/tree.ts';
import type { Level } from '../policy/policy.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { alertFor } from './danger.ts';
import { levelFor } from './levels.ts';
import { assertNeutral, isInterested, neutralAbove } from './neutrality.ts';
import { requireOrganisation } from './offers.ts';
import type { Party } from './state.ts';

/**
 * 登记: takes a matter in. The registrar's organisation owns it from this moment; one whose own village is a party writes it
 * down and hands it at once to the centre above.
 */
export function register(command: DisputeCommandOf<'register'>, context: DecisionContext): DisputeFact[] {
  const { policy, actor } = context;
  const { type: _, disputeType, colour = policy.defaultColour, domesticViolence = false, ...facts } = command;
  assertKnown(policy.types, disputeType, 'type', '纠纷类型');
  assertKnown(policy.sources, command.source, 'source', '案件来源');
  if (command.ground !== undefined) assertKnown(policy.grounds, command.ground, 'ground', '争议焦点');
  if (command.mediationType !== undefined) {
    assertKnown(policy.mediationTypes, command.mediationType, 'mediationType', '调解类型');
  }
  if (!policy.colours.some((known) => known.key === colour)) {
    throw new DomainError('invalid', `没有这种颜色:${colour}`, { path: 'colour' });
  }
  assertParties(command.parties, context);
  const registered: DisputeFact = {
    ...facts,
    type: 'registered',
    policyVersion: policy.version,
    level: levelOfOwner(actor.organisationId, context).key,
    organisationId: actor.organisationId,
    registrarId: actor.userId,
    disputeType,
    colour,
    domesticViolence,
  };
  const alert = alertFor(colour, actor.organisationId, context);
  return [registered, ...alert, ...handedUp(actor.organisationId, command.parties, context)];
}

/** 本村为当事人的上交: the township owns it from the same moment. */
function handedUp(organisationId: string, parties: readonly Party[], context: DecisionContext): DisputeFact[] {
  if (!isInterested(organisationId, parties, context)) return [];
  const above = neutralAbove(organisationId, parties, context);
  if (above === null) assertNeutral(organisationId, parties, context, 'parties');
  if (above === null) return [];
  return [
    {
      type: 'escalated',
      reason: 'not-neutral',
      offer: {
        kind: 'escalation',
        fromOrganisationId: organisationId,
        toOrganisationId: above.organisation.id,
        toLevel: above.level,
        at: context.now,
        wasMediating: false,
        pressed: false,
      },
    },
  ];
}

/** The level at which an organisation handles disputes. Throws not-permitted for one that handles none. */
function levelOfOwner(organisationId: string, context: DecisionContext): Level {
  const organisation = organisationOf(context.organisations, organisationId);
  const level = levelFor(organisation.kind, organisation.level, context.policy);
  if (level === null) throw new DomainError('not-permitted', '您的单位不受理纠纷');
  if (!takesWork(organisation)) throw new DomainError('rule-broken', '您的单位已停止受理，请到接续的单位登记');
  return level;
}

function assertParties(parties: readonly Party[], context: DecisionContext): void {
  const sides = new Set(parties.map((party) => party.side));
  if (sides.size < 2) {
    throw new DomainError('invalid', '至少要有一名申请人和一名被申请人', { path: 'parties' });
  }
  if (new Set(parties.map((party) => party.partyId)).size < parties.length) {
    throw new DomainError('invalid', '当事人编号重复', { path: 'parties' });
  }
  parties.forEach(({ kind, organisationId }, index) => {
    if (organisationId === undefined) return;
    const path = `parties.${index}.organisationId`;
    if (kind !== 'organisation') throw new DomainError('invalid', '自然人不是单位', { path });
    requireOrganisation(organisationId, context, path);
  });
}

function assertKnown(codes: Record<string, string>, code: string, path: string, what: string): void {
  if (!Object.hasOwn(codes, code)) throw new DomainError('invalid', `没有这种${what}:${code}`, { path });
}

import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { Level, Policy } from '../policy/policy.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { alertFor } from './danger.ts';

/** 登记: takes a matter in. The registrar's organisation owns it from this moment. */
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
  assertParties(command.parties);
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
  return [registered, ...alertFor(colour, actor.organisationId, context)];
}

/** The level at which an organisation handles disputes. Throws not-permitted for one that handles none. */
function levelOfOwner(organisationId: string, context: DecisionContext): Level {
  const organisation = organisationOf(context.organisations, organisationId);
  const level = levelFor(organisation.kind, organisation.level, context.policy);
  if (level === null) throw new DomainError('not-permitted', '您的单位不受理纠纷');
  return level;
}

/** The level where that kind of organisation may own a case: its own level if it may there, else the first that fits. */
export function levelFor(kind: Level['receiver'], ownLevel: string, policy: Policy): Level | null {
  const fitting = policy.levels.filter((level) => level.ownerKinds.includes(kind));
  return fitting.find((level) => level.key === ownLevel) ?? fitting[0] ?? null;
}

function assertParties(parties: DisputeCommandOf<'register'>['parties']): void {
  const sides = new Set(parties.map((party) => party.side));
  if (sides.size < 2) {
    throw new DomainError('invalid', '至少要有一名申请人和一名被申请人', { path: 'parties' });
  }
  if (new Set(parties.map((party) => party.partyId)).size < parties.length) {
    throw new DomainError('invalid', '当事人编号重复', { path: 'parties' });
  }
}

function assertKnown(codes: Record<string, string>, code: string, path: string, what: string): void {
  if (!Object.hasOwn(codes, code)) throw new DomainError('invalid', `没有这种${what}:${code}`, { path });
}

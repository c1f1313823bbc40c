import type { DecisionContext } from '../decider.ts';
import type { HouseholdStanding } from '../household/standing.ts';
import type { HouseholdLevel } from '../policy/household-policy.ts';
import { responsible } from './place.ts';
import type { DisputeState, GuardWarning } from './state.ts';

/** What a hard stop, or the clearance that mediation must wait for, rests on. Nothing of it is ever shown. */
export interface GuardFinding {
  /** 不适宜调解: no session can be scheduled and no agreement made. */
  stops: boolean;
  /** Somebody of a household of the gravest level is a party. */
  isRed: boolean;
  warnings: GuardWarning[];
  /** Police stations that are told of a stop, or whose clearance is awaited. */
  stations: string[];
}

const CARE: readonly GuardWarning[] = ['separate-sessions', 'consent-alone', 'no-face-to-face-performance'];

/**
 * 涉家庭暴力纠纷的调解限制 (反家庭暴力法 29; 公通字〔2024〕34号 20). People are matched to households by identity, not by a flag
 * that somebody ticks. A hard stop: a household of a level that stops mediation, or a protection order in force, between
 * people who stand against each other here or in a family's own dispute; violence or a crime reported while violence in the
 * family is at issue; a victim who refuses. `refusedBy` are parties who have just refused.
 */
export function guardOf(
  state: DisputeState,
  context: DecisionContext,
  refusedBy: readonly string[] = [],
): GuardFinding {
  const { policy, households = [] } = context;
  const levelOf = ({ level }: HouseholdStanding) => policy.household.levels.find(({ key }) => key === level);
  const mediation = (household: HouseholdStanding): HouseholdLevel['mediation'] | undefined =>
    household.status === 'controlled' ? levelOf(household)?.mediation : undefined;

  const concerned = households.filter((household) => concerns(household, state, context));
  const stopping = concerned.filter((one) => one.protectionOrder || mediation(one) === 'stopped');
  const uncleared = concerned.filter((one) => !one.cleared && (one.warning || mediation(one) === 'on-clearance'));
  const isAtIssue = state.domesticViolence || isFamily(state, context) || concerned.length > 0;
  const hasDanger = state.dangers.some(({ kind }) => policy.dispute.dangers[kind]?.stopsFamily);
  const victims = new Set([...protectedParties(state), ...concerned.flatMap((household) => household.victims)]);

  const stops = stopping.length > 0 || (isAtIssue && hasDanger) || refusedBy.some((partyId) => victims.has(partyId));
  const needsCare = state.domesticViolence || concerned.length > 0;
  return {
    stops,
    isRed: households.some((household) => mediation(household) === 'stopped'),
    warnings: [...(needsCare ? CARE : []), ...(uncleared.length > 0 ? (['awaits-clearance'] as const) : [])],
    stations: stops ? stationsToTell(concerned, state, context) : stationsOf(uncleared),
  };
}

/** A perpetrator against another of the household, or a perpetrator in a family's own dispute. */
function concerns(household: HouseholdStanding, state: DisputeState, context: DecisionContext): boolean {
  const { perpetrators, victims, others } = household;
  if (perpetrators.length === 0) return false;
  if (isFamily(state, context)) return true;
  const sideOf = (partyId: string) => state.parties.find((party) => party.partyId === partyId)?.side;
  return perpetrators.some((perpetrator) =>
    [...perpetrators, ...victims, ...others].some((member) => sideOf(member) !== sideOf(perpetrator)),
  );
}

function isFamily(state: DisputeState, { policy }: DecisionContext): boolean {
  return policy.dispute.guard.familyTypes.includes(state.type);
}

/** In a case of domestic violence, whoever is kept from being found by the other side. */
function protectedParties(state: DisputeState): string[] {
  if (!state.domesticViolence) return [];
  return state.parties.filter((party) => party.protected).map(({ partyId }) => partyId);
}

/** The household's own station, and the one that answers for the place; the county where there is neither. */
function stationsToTell(households: HouseholdStanding[], state: DisputeState, context: DecisionContext): string[] {
  const { guard } = context.policy.dispute;
  const near = responsible(state, guard.station, context) ?? responsible(state, context.policy.county.kind, context);
  return [...new Set([...stationsOf(households), ...(near === null ? [] : [near.id])])].sort();
}

function stationsOf(households: HouseholdStanding[]): string[] {
  return [...new Set(households.map(({ stationId }) => stationId))].sort();
}

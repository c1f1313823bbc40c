import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertTakesWork } from '../organisation/closing.ts';
import {
  type ClaimantMove,
  type ClaimantStanding,
  countOf,
  ENDING_WITH_CASE,
  movesOf,
  openClaimants,
} from '../mass/standing.ts';
import { lawfulRoute } from '../policy/lookups.ts';
import type { Policy, Route } from '../policy/policy.ts';
import { dateOf } from '../time/instant.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { terminated } from './ending.ts';
import { evolve } from './evolve.ts';
import type { MassSystemCommand } from './mass-commands.ts';
import type { ClaimantRoute, ClaimantRoutes } from './mass-state.ts';
import { responsible } from './place.ts';
import type { DisputeState } from './state.ts';

/** 导入名单: the file is sealed and its lines follow in batches; one roll at a time. */
export function importClaimants(
  state: DisputeState,
  command: DisputeCommandOf<'import-claimants'>,
  { policy }: DecisionContext,
): DisputeFact[] {
  const { type: _, claimantsSeen, ...roll } = command;
  const { claimants = 0 } = state.mass ?? {};
  if (claimantsSeen !== claimants) {
    throw new DomainError('not-possible-now', '名单在检查期间已有变化,请重新上传', { allowed: [] });
  }
  if (claimants + roll.rows > policy.mass.mostClaimants) {
    throw new DomainError('rule-broken', `一件案件最多${policy.mass.mostClaimants}名债权人`, { path: 'file' });
  }
  return [{ type: 'claimants-import-begun', ...roll }];
}

/** 达成示范协议: what was agreed for all; each then signs or does not. */
export function reachMassAgreement(
  state: DisputeState,
  command: DisputeCommandOf<'reach-mass-agreement'>,
  context: DecisionContext,
): DisputeFact[] {
  const { debtorId, instalments } = command;
  const debtor = state.parties.find(({ partyId }) => partyId === debtorId);
  if (debtor?.side !== 'respondent') {
    throw new DomainError('invalid', '付款人须为本案被申请人', { path: 'debtorId' });
  }
  if (instalments.reduce((sum, { permille }) => sum + permille, 0) > 1000) {
    throw new DomainError('rule-broken', '各期合计不能超过债权的全部', { path: 'instalments' });
  }
  const late = instalments.findIndex(({ dueOn }) => dueOn <= dateOf(context.now));
  if (late >= 0) throw new DomainError('invalid', '履行期限须在今天之后', { path: `instalments.${late}.dueOn` });
  const { type: _, ...agreement } = command;
  return [{ ...agreement, type: 'mass-agreement-reached' }];
}

/**
 * 集中签约结束: whoever has no agreement that binds goes to the lawful next route, all together (人民调解法 26): with a written
 * acknowledgement to court, otherwise to labour arbitration first (劳动争议调解仲裁法 5; 最高法劳动争议解释一 15).
 */
export function concludeSigning(
  state: DisputeState,
  command: DisputeCommandOf<'conclude-signing'>,
  context: DecisionContext,
): DisputeFact[] {
  const court = context.policy.levels.find((level) => level.stage === 'court');
  const known = court === undefined ? null : responsible(state, court.receiver, context);
  const { courtId = known?.id ?? null } = command;
  const organisation = courtId === null ? undefined : context.organisations[courtId];
  if (courtId !== null && (organisation === undefined || !court?.ownerKinds.includes(organisation.kind))) {
    throw new DomainError('invalid', '该单位不是受理诉前案件的法院', { path: 'courtId' });
  }
  if (organisation !== undefined) assertTakesWork(organisation, 'courtId');
  return [{ type: 'signing-concluded', courtId, routes: routesOf(state, courtId, context.policy) }];
}

/** 登记案号: by the court, for many at once. */
export function fileClaimants(
  state: DisputeState,
  { claimants }: DisputeCommandOf<'file-claimants'>,
  context: DecisionContext,
): DisputeFact[] {
  assertMany(state, 'referred', claimants.length);
  return moved(state, [{ from: 'referred', to: 'filed', claimants: claimants.length }], context);
}

/** 批量结案: by the court. */
export function closeClaimants(
  state: DisputeState,
  { claimantIds }: DisputeCommandOf<'close-claimants'>,
  context: DecisionContext,
): DisputeFact[] {
  assertMany(state, 'filed', claimantIds.length);
  return moved(state, [{ from: 'filed', to: 'closed', claimants: claimantIds.length }], context);
}

function assertMany(state: DisputeState, standing: ClaimantStanding, claimants: number): void {
  if (claimants > countOf(state.mass?.counts ?? {}, [standing])) {
    throw new DomainError('invalid', '名单中有人不在此阶段', { path: 'claimants' });
  }
}

/** What the engine does batch by batch, and what claimants tell. Late or doubled it finds nothing to do. */
export function massBatch(state: DisputeState, command: MassSystemCommand, context: DecisionContext): DisputeFact[] {
  const isOpen = state.status !== 'closed';
  switch (command.type) {
    case 'add-claimants':
      return isOpen ? addClaimants(state, command) : [];
    case 'draft-agreements': {
      const isAgreed = isOpen && state.status === 'agreed' && command.claimants.length > 0;
      return isAgreed
        ? moved(state, [{ from: 'listed', to: 'signing', claimants: command.claimants.length }], context)
        : [];
    }
    case 'refer-claimants': {
      const { routes } = state.mass ?? {};
      if (!isOpen || routes == null) return [];
      return moved(
        state,
        movesOf(command.claimants.map((each) => ({ from: each.from, to: routeFor(routes, each).to }))),
        context,
      );
    }
    case 'end-claimants': {
      const ending = command.claimants.filter(({ from }) => ENDING_WITH_CASE.includes(from));
      return isOpen ? [] : moved(state, movesOf(ending.map(({ from }) => ({ from, to: 'ended' }))), context);
    }
    case 'note-claimant':
      return moved(state, [{ from: command.from, to: command.to, claimants: 1 }], context);
  }
}

function addClaimants(state: DisputeState, command: DisputeCommandOf<'add-claimants'>): DisputeFact[] {
  const { importId, from, claimants } = command;
  const running = state.mass?.import;
  if (running?.importId !== importId || running.done !== from || claimants.length === 0) return [];
  return [{ type: 'claimants-listed', importId, claimants: claimants.length }];
}

/** By the claimant's standing and papers, as it was decided for all when the signing was concluded. */
export function routeFor(
  routes: ClaimantRoutes,
  { from, acknowledged }: { from: ClaimantStanding; acknowledged: boolean },
): ClaimantRoute {
  if (from === 'defaulted') return routes.defaulted;
  return acknowledged ? routes.acknowledged : routes.unacknowledged;
}

/** Who is owed under an agreement that was not performed sues on it, whatever the claim was (人民调解法 32). */
function routesOf({ type, ground }: DisputeState, courtId: string | null, policy: Policy): ClaimantRoutes {
  const through = (route: Route): ClaimantRoute => ({
    to: route.court && courtId !== null ? 'referred' : 'directed',
    route: route.key,
  });
  const unacknowledged = lawfulRoute(policy, type, ground);
  return {
    acknowledged: through(lawfulRoute(policy, type, 'written-acknowledgement')),
    unacknowledged: through(unacknowledged),
    defaulted: through(policy.routes.find(({ court }) => court) ?? unacknowledged),
  };
}

/** The counts follow, and the case closes by itself with the last claimant for whom anything was still to be done. */
function moved(state: DisputeState, moves: ClaimantMove[], context: DecisionContext): DisputeFact[] {
  if (moves.length === 0) return [];
  const fact: DisputeFact = { type: 'claimants-moved', moves };
  const after = evolve(state, { ...fact, at: context.now });
  const { mass } = after;
  if (after.status !== 'agreed' || mass === null || openClaimants(mass.counts) > 0) return [fact];
  return [fact, outcomeOf(after, context)];
}

/** 部分履行也是履行: a case in which anybody was paid counts as performed, however the others went on. */
function outcomeOf(state: DisputeState, context: DecisionContext): DisputeFact {
  const { counts = {} } = state.mass ?? {};
  if (countOf(counts, ['performed']) > 0) return { type: 'closed', outcome: 'performed' };
  if (countOf(counts, ['closed']) > 0) return { type: 'closed', outcome: 'filed-for-litigation' };
  return terminated(state, 'no-agreement', context);
}

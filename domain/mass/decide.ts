import type { AgreementStanding } from '../agreement/commands.ts';
import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { ClaimantCommand, ClaimantCommandOf } from './commands.ts';
import type { ClaimantEvent, ClaimantFact } from './events.ts';
import type { ClaimantStanding } from './standing.ts';
import type { ClaimantState } from './state.ts';

/** What a command makes of a claimant. Throws DomainError: one that does not stand where the dispute believes undoes the whole batch. */
export function decide(
  state: ClaimantState | null,
  command: ClaimantCommand,
  context: DecisionContext,
): ClaimantEvent[] {
  if (context.actor.role !== 'system') throw new DomainError('not-permitted', '名单上的债权人由所属案件办理');
  return factsOf(state, command).map((fact) => ({ ...fact, at: context.now }));
}

function factsOf(state: ClaimantState | null, command: ClaimantCommand): ClaimantFact[] {
  if (command.type === 'list') return [{ ...command, type: 'listed' }];
  if (state === null) throw new DomainError('invalid', '名单上没有这名债权人');
  switch (command.type) {
    case 'note-draft':
      assertStands(state, command);
      return [{ type: 'agreement-drafted', agreementId: command.agreementId }];
    case 'refer':
      assertStands(state, command);
      return [{ type: 'referred', to: command.to, route: command.route }];
    case 'file':
      assertStands(state, command);
      return [{ type: 'filed', courtCaseNumber: command.courtCaseNumber }];
    case 'close':
      assertStands(state, command);
      return [{ type: 'closed' }];
    case 'end':
      assertStands(state, command);
      return [{ type: 'ended' }];
    case 'note-agreement':
      return noteAgreement(state, command);
    case 'act-on-deadlines':
    case 'recalculate':
      return [];
  }
}

function assertStands(state: ClaimantState, { disputeId, from }: { disputeId: string; from: ClaimantStanding }): void {
  if (state.disputeId !== disputeId) throw new DomainError('invalid', '名单上没有这名债权人', { path: 'claimantId' });
  if (state.standing === from) return;
  throw new DomainError('not-possible-now', `${state.number}的办理进度已有变化`, { allowed: [] });
}

/** Where an agreement that stands so leaves its claimant; null where that changes nothing. */
const STANDING_BY_AGREEMENT: Readonly<Record<AgreementStanding, ClaimantStanding | null>> = {
  effective: 'signed',
  void: 'unsigned',
  defaulted: 'defaulted',
  'confirmation-rejected': null,
  enforcing: 'signed',
  performed: 'performed',
  completed: 'performed',
};

/** Only while the claimant is still on the agreement's way: whoever was referred elsewhere does not come back by it. */
function noteAgreement(state: ClaimantState, command: ClaimantCommandOf<'note-agreement'>): ClaimantFact[] {
  const { agreementId, standing } = command;
  const to = STANDING_BY_AGREEMENT[standing];
  const isOnItsWay = ['signing', 'signed', 'unsigned', 'defaulted'].includes(state.standing);
  if (state.agreementId !== agreementId || !isOnItsWay || to === null || to === state.standing) return [];
  return [{ type: 'agreement-noted', standing, from: state.standing, to }];
}

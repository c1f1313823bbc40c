import { expect } from 'vitest';
import type { AgreementCommandType } from '../../../domain/agreement/commands.ts';
import { agreementDecider } from '../../../domain/agreement/decider.ts';
import { mayView } from '../../../domain/agreement/relations.ts';
import type { AgreementState, AgreementStatus } from '../../../domain/agreement/state.ts';
import type { Task } from '../../../domain/decider.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { claim, personOf } from '../dispute/invariants.ts';
import type { AgreementScenario } from './agreement-world.ts';

/** By which commands a task is done; `view` for who only watches. */
const DONE_BY: Record<string, (AgreementCommandType | 'view')[]> = {
  'collect-signatures': ['sign', 'sign-as-mediator', 'affix-seal'],
  'agree-to-confirmation': ['agree-to-confirmation'],
  'accept-confirmation': ['accept-confirmation'],
  'decide-confirmation': ['decide-confirmation'],
  'decide-objection': ['decide-objection'],
  'decide-after-rejection': ['urge'],
  'decide-after-default': ['record-performance'],
  'urge-performance': ['urge'],
  'watch-enforcement': ['view'],
  'follow-performance': ['record-performance'],
  'follow-up': ['record-follow-up'],
  urge: ['urge'],
};

/** drafted → signing → effective → performed | defaulted | void; an amendment goes back, and a default can be made good. */
const LAWFUL: Record<AgreementStatus, AgreementStatus[]> = {
  drafted: ['signing', 'effective', 'void'],
  signing: ['drafted', 'effective', 'void'],
  effective: ['performed', 'defaulted', 'void'],
  defaulted: ['effective', 'performed', 'void'],
  performed: [],
  void: [],
};

export function assertLawfulStep(before: AgreementStatus, after: AgreementStatus): void {
  claim(before === after || LAWFUL[before].includes(after), `${before} → ${after}`);
}

/** What holds of every agreement at every moment, whoever did what. Plain throws: it runs a few hundred thousand times. */
export function assertSound(scenario: AgreementScenario): void {
  const state = scenario.open;
  assertEffect(state);
  assertSums(state);
  const readers = new Set(scenario.readers());
  for (const notice of scenario.notices()) {
    claim(readers.has(notice.organisationId), `${notice.what} is told to ${notice.organisationId}, which may not read`);
    claim(notice.roles.length > 0, `${notice.what} is told to nobody`);
  }
  scenario.reactions();
  const tasks = scenario.tasks();
  if (state.ending !== null) {
    claim(tasks.length === 0 && state.deadlines.length === 0, 'an agreement that has ended waits for nobody');
    return;
  }
  claim(state.status !== 'void', 'void has ended');
  claim(tasks.length > 0, `an open agreement waits for somebody (${state.status})`);
  claim(state.deadlines.length > 0, 'while an agreement is open something falls due');
  state.deadlines.forEach(({ dueAt, startedAt, kind }, index) => {
    claim(dueAt >= startedAt, `${kind} ends after it starts`);
    claim(index === 0 || dueAt >= (state.deadlines[index - 1]?.dueAt ?? ''), 'deadlines stand in order');
  });
  for (const task of tasks) assertDoable(task, scenario, readers);
}

/** 人民调解法 29, 30: effective if and only if all have signed and the seal is on it, or it was agreed by word of mouth. */
function assertEffect(state: AgreementState): void {
  const signed = state.parties.every(({ partyId }) => state.signatures.some((each) => each.partyId === partyId));
  const isComplete = signed && state.mediatorSignature !== null && state.seal !== null;
  claim((state.effectiveOn !== null) === (state.form === 'oral' || isComplete), 'effective iff all signatures');
  claim(state.effectiveOn !== null || ['drafted', 'signing', 'void'].includes(state.status), 'no status before effect');
  const partyIds = state.signatures.map(({ partyId }) => partyId);
  claim(new Set(partyIds).size === partyIds.length, 'nobody signs twice');
}

function assertSums(state: AgreementState): void {
  for (const { kind, amountFen = 0, paidFen, waivedFen, status, performances } of state.obligations) {
    claim(paidFen >= 0 && waivedFen >= 0, 'sums are never negative');
    claim(paidFen + waivedFen <= amountFen, 'nor above what is owed');
    const isSettled = status === 'performed' || status === 'waived';
    if (kind === 'money') claim(isSettled === (paidFen + waivedFen === amountFen), 'settled when nothing is left');
    const sum = performances.reduce((total, each) => total + (each.amountFen ?? 0), 0);
    claim(sum === paidFen, 'what was paid is the sum of the payments');
    if (status === 'enforcing') {
      claim(
        state.enforcements.some(({ standing }) => standing !== 'paid' && standing !== 'ended-unpaid'),
        'enforced by somebody',
      );
    }
  }
  const isAllSettled = state.obligations.every(({ status }) => status === 'performed' || status === 'waived');
  if (state.effectiveOn !== null && state.ending?.outcome !== 'void') {
    claim((state.status === 'performed') === isAllSettled, 'performed when all is settled');
  }
}

/** Every role that a task names can do it, and may see the agreement. */
function assertDoable(task: Task, scenario: AgreementScenario, readers: Set<string>): void {
  const { organisations } = scenario.world;
  claim(readers.has(task.organisationId), `${task.organisationId} may read what it is awaited for`);
  claim(task.roles.length > 0, `${task.what} awaits no role`);
  const commands = DONE_BY[task.what];
  claim(commands !== undefined, `unknown task ${task.what}`);
  for (const role of task.roles) {
    const anyone = personOf(task.organisationId, role);
    const someone = task.userId === undefined ? anyone : { ...anyone, userId: task.userId };
    claim(mayView(someone, scenario.open, organisations), `${role} of ${task.organisationId} sees its ${task.what}`);
    const actions: string[] = [...scenario.actions(someone), 'view'];
    claim(
      commands?.some((command) => actions.includes(command)) ?? false,
      `${role} of ${task.organisationId} can ${task.what} in ${scenario.open.status}`,
    );
  }
}

/** What the domain lets somebody see, the database must not hide from their organisation. */
export function assertReadersCover(scenario: AgreementScenario, actors: readonly Actor[]): void {
  const readers = scenario.readers();
  for (const each of actors) {
    const sees = mayView(each, scenario.open, scenario.world.organisations);
    claim(!sees || readers.includes(each.organisationId), `${each.userId} may view, but the database would hide it`);
  }
}

/** The stored events alone give the state that was saved, byte for byte. */
export function assertReplays(scenario: AgreementScenario): void {
  const stored = JSON.parse(JSON.stringify(scenario.history)) as typeof scenario.history;
  const replayed = stored.reduce<AgreementState | null>((state, event) => agreementDecider.evolve(state, event), null);
  expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(scenario.state)));
}

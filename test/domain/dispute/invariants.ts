import type { Surroundings, Task } from '../../../domain/decider.ts';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import type { DisputeCommandType } from '../../../domain/dispute/commands.ts';
import { isInterested } from '../../../domain/dispute/neutrality.ts';
import { mayView } from '../../../domain/dispute/relations.ts';
import type { DisputeState } from '../../../domain/dispute/state.ts';
import type { Actor, Role } from '../../../domain/organisation/actor.ts';
import type { Scenario } from '../../support/dispute-world.ts';
import { missingClocks } from './clocks.ts';

/** By which command a task is done; `view` for who only watches. */
const DONE_BY: Record<string, DisputeCommandType | 'view'> = {
  dispatch: 'dispatch',
  accept: 'accept',
  mediate: 'record-session',
  resume: 'resume',
  'follow-agreement': 'record-contact',
  'decide-after-default': 'mediate-again',
  'conclude-signing': 'conclude-signing',
  'file-claimants': 'file-claimants',
  'close-claimants': 'close-claimants',
  'sign-for': 'sign-for',
  'file-for-litigation': 'file-for-litigation',
  'answer-supervision': 'answer-supervision',
  acknowledge: 'acknowledge',
  'press-court': 'view',
  'clear-mediation': 'view',
  'replace-mediator': 'replace-mediator',
  'decide-owner': 'dispatch',
  'contact-parties': 'record-contact',
};

/** What holds of every case at every moment, whoever did what. Plain throws: it runs a few hundred thousand times. */
export function assertSound(scenario: Scenario): void {
  const state = scenario.open;
  assertOwnedOnce(state, scenario.surroundings);
  assertShape(state);
  const readers = new Set(scenario.readers());
  claim(readers.has(state.owner.organisationId), 'the owner may read');
  if (state.offer !== null) claim(readers.has(state.offer.toOrganisationId), 'the receiver may read');
  for (const notice of scenario.notices()) {
    claim(readers.has(notice.organisationId), `${notice.what} is told to ${notice.organisationId}, which may not read`);
    claim(notice.roles.length > 0, `${notice.what} is told to nobody`);
  }
  scenario.reactions();
  const tasks = scenario.tasks();
  if (state.status === 'closed') {
    const pressed = state.supervision === null ? 0 : 1;
    claim(
      tasks.length === pressed && state.deadlines.length === pressed,
      'a closed case waits for no more than its 督办',
    );
    for (const task of tasks) assertDoable(task, scenario, readers);
    return;
  }
  claim(tasks.length > 0, 'an open case waits for somebody');
  for (const task of tasks) assertDoable(task, scenario, readers);
  claim(state.deadlines.length > 0, 'while a case is open something falls due');
}

function assertOwnedOnce(state: DisputeState, world: Surroundings): void {
  const { path, owner } = state;
  const { organisations } = world;
  claim(Object.hasOwn(organisations, owner.organisationId), 'the owner exists');
  const open = path.filter((step) => step.to === undefined);
  claim(open.length === (state.status === 'closed' ? 0 : 1), `${open.length} open steps in ${state.status}`);
  path.slice(1).forEach((step, index) => {
    claim(path[index]?.to === step.from, `step ${index + 1} starts where the one before ended`);
  });
  claim(path.length === 1 || !isInterested(owner.organisationId, state.parties, world), 'the owner is no party');
  const last = path.at(-1);
  claim(last?.organisationId === owner.organisationId, 'the last step is the owner');
  claim(last?.level === state.level, 'the last step is the level');
}

function assertShape(state: DisputeState): void {
  claim((state.offer !== null) === (state.status === 'offered'), 'an offer if and only if offered');
  claim((state.suspension !== null) === (state.status === 'suspended'), 'a suspension if and only if suspended');
  claim((state.agreed !== null) === (state.status === 'agreed'), 'agreed if and only if an agreement is under way');
  claim((state.ending !== null) === (state.status === 'closed'), 'an ending if and only if closed');
  if (state.status === 'mediating' || state.status === 'suspended') claim(state.mediation !== null, 'a mediation');
  state.deadlines.forEach(({ dueAt, startedAt, kind }, index) => {
    claim(dueAt >= startedAt, `${kind} ends after it starts`);
    claim(index === 0 || dueAt >= (state.deadlines[index - 1]?.dueAt ?? ''), 'deadlines stand in order');
  });
  claim(missingClocks(state).length === 0, `no clock ${missingClocks(state).join(', ')} in ${state.status}`);
  claim(new Set(state.wishes.map((wish) => wish.partyId)).size === state.wishes.length, 'one wish a party');
}

/** Every role that a task names can do it, and may see the case. */
function assertDoable(task: Task, scenario: Scenario, readers: Set<string>): void {
  const { organisations } = scenario.world;
  claim(Object.hasOwn(organisations, task.organisationId), `${task.what} awaits ${task.organisationId}`);
  claim(readers.has(task.organisationId), `${task.organisationId} may read what it is awaited for`);
  claim(task.roles.length > 0, `${task.what} awaits no role`);
  const command = DONE_BY[task.what];
  claim(command !== undefined, `unknown task ${task.what}`);
  for (const role of task.roles) {
    // 借调: a mediator whom another house lends is found there, and nowhere else.
    const lent = task.userId === scenario.open.owner.mediatorId ? scenario.open.owner.mediatorFrom : undefined;
    claim(
      task.userId === undefined || lent === undefined || lent === task.organisationId,
      `${task.what} awaits ${lent}`,
    );
    const someone = { ...personOf(task.organisationId, role), ...(task.userId && { userId: task.userId }) };
    claim(mayView(someone, scenario.open, organisations), `${role} of ${task.organisationId} sees its ${task.what}`);
    claim(
      command === 'view' || scenario.actions(someone).some((action) => action === command),
      `${role} of ${task.organisationId} can ${task.what} in ${scenario.open.status}`,
    );
  }
}

export function personOf(organisationId: string, role: Role): Actor {
  return { userId: `${role}@${organisationId}`, organisationId, role };
}

/** What the domain lets somebody see, the database must not hide from their organisation. */
export function assertReadersCover(scenario: Scenario, actors: readonly Actor[]): void {
  const readers = scenario.readers();
  for (const each of actors) {
    const sees = mayView(each, scenario.open, scenario.world.organisations);
    claim(!sees || readers.includes(each.organisationId), `${each.userId} may view, but the database would hide it`);
  }
}

/** The stored events alone give the state that was saved, byte for byte. */
export function assertReplays(scenario: Scenario): void {
  const stored = JSON.parse(JSON.stringify(scenario.history)) as typeof scenario.history;
  const replayed = stored.reduce<DisputeState | null>((state, event) => disputeDecider.evolve(state, event), null);
  claim(JSON.stringify(replayed) === JSON.stringify(scenario.state), 'the events give the state');
}

export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
}

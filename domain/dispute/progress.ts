import type { Surroundings, TextRef } from '../decider.ts';
import { organisationOf } from '../organisation/tree.ts';
import { levelOf } from '../policy/lookups.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { DeadlineKind } from './deadlines.ts';
import { liveAgreements } from './live-agreements.ts';
import type { DisputeOutcome, DisputeState, DisputeStatus } from './state.ts';
import { tasksOf } from './tasks.ts';

/** How a case ended, as a party reads it: a safety stop is 本件不适宜调解, whatever lies behind it. */
export type PublicOutcome = Exclude<DisputeOutcome, 'safety-stop'> | 'not-suitable';

/** What a party is told is done next; everything that is not named here is `handle`. */
export type PublicStep = (typeof STEPS)[number] | 'sign-agreement' | 'enforce-agreement' | 'handle';

/** Tasks that say nothing of anybody but who has the case. */
const STEPS = [
  'dispatch',
  'accept',
  'mediate',
  'resume',
  'sign-for',
  'file-for-litigation',
  'follow-agreement',
  'decide-after-default',
] as const;

/** Clocks of the case itself. Those by which one desk presses another, or answers an alarm, are none of a party's. */
const SHOWN_CLOCKS: readonly DeadlineKind[] = ['dispatch', 'accept', 'court-accept', 'mediate', 'suspension-review'];

/** 办理进度: what one party may know of the case, without a word on the other side. */
export interface DisputeProgress {
  number: string;
  type: string;
  registeredOn: CivilDate;
  status: DisputeStatus;
  /** Where it is now, and since when. */
  at: { level: string; organisation: string; since: Instant };
  /** What happens next, who does it, until when, and what follows otherwise; null once the case is closed. */
  next: { step: PublicStep; organisation: string | null; lastDay: CivilDate | null; then: string | null } | null;
  /** 调解 to which this party is called, or was. */
  sessions: { at: Instant; place: TextRef; held: boolean }[];
  /** The ways that remain are named to every party (人民调解法 26). */
  ending: { outcome: PublicOutcome; on: CivilDate; routes: { label: string; authority: string }[] } | null;
  /** 评价: not before the case is closed, and then once. */
  rating: 'not-yet' | 'open' | 'given';
}

/** 当事人查询. Colour, alerts, 督办, reasons, wishes, consents and evidence are not the party's to see. */
export function progressOf(state: DisputeState, partyId: string, surroundings: Surroundings): DisputeProgress {
  const { policy, organisations } = surroundings;
  const step = state.path.at(-1);
  const organisationId = step?.organisationId ?? state.owner.organisationId;
  return {
    number: state.number,
    type: policy.types[state.type] ?? state.type,
    registeredOn: dateOf(state.openedAt),
    status: state.status,
    at: {
      level: levelOf(policy, state.level).label,
      organisation: organisationOf(organisations, organisationId).name,
      since: step?.from ?? state.openedAt,
    },
    next: nextOf(state, surroundings),
    sessions: sessionsOf(state, partyId),
    ending: endingOf(state, surroundings),
    rating: ratingOf(state, partyId),
  };
}

function nextOf(state: DisputeState, surroundings: Surroundings): DisputeProgress['next'] {
  const [task] = tasksOf(state, surroundings);
  if (task === undefined) return null;
  const step = STEPS.find((known) => known === task.what);
  if (step === undefined) return { step: 'handle', organisation: null, lastDay: null, then: null };
  const clock = state.deadlines.find(
    ({ kind, dueAt }) => dueAt === task.dueAt && SHOWN_CLOCKS.some((shown) => shown === kind),
  );
  return {
    step: step === 'follow-agreement' ? agreementStep(state) : step,
    organisation: organisationOf(surroundings.organisations, task.organisationId).name,
    lastDay: clock === undefined ? null : (clock.lastDay ?? dateOf(clock.dueAt)),
    then: clock?.then ?? null,
  };
}

/** What an agreement waits for; where there are several, what one of them waits for is not everybody's to know. */
function agreementStep(state: DisputeState): PublicStep {
  const [only, ...more] = liveAgreements(state);
  if (only === undefined || more.length > 0) return 'follow-agreement';
  if (only.standing === 'reached') return 'sign-agreement';
  return only.standing === 'enforcing' ? 'enforce-agreement' : 'follow-agreement';
}

/** Those to come are shown only while the case is mediated: nobody is called to a session that will not be held. */
function sessionsOf(state: DisputeState, partyId: string): DisputeProgress['sessions'] {
  return state.sessions
    .filter(({ participantIds }) => participantIds.includes(partyId))
    .flatMap((session) => {
      const { at, place, record } = session;
      if (record !== undefined) return [{ at: record.heldAt, place: record.place, held: true }];
      return state.status === 'mediating' ? [{ at, place, held: false }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function endingOf({ ending }: DisputeState, { policy }: Surroundings): DisputeProgress['ending'] {
  if (ending === null) return null;
  const { outcome, at, routes = [] } = ending;
  return {
    outcome: outcome === 'safety-stop' ? 'not-suitable' : outcome,
    on: dateOf(at),
    routes: routes.flatMap((key) =>
      policy.routes.filter((route) => route.key === key).map(({ label, authority }) => ({ label, authority })),
    ),
  };
}

function ratingOf({ status, ratings }: DisputeState, partyId: string): DisputeProgress['rating'] {
  if (status !== 'closed') return 'not-yet';
  return ratings.some((rating) => rating.partyId === partyId) ? 'given' : 'open';
}

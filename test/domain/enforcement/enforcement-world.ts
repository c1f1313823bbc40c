import { availableActions } from '../../../domain/enforcement/available-actions.ts';
import type {
  DraftInstalment,
  EnforcementCommand,
  EnforcementCommandOf,
  EnforcementCommandType,
  ReferredClaim,
} from '../../../domain/enforcement/commands.ts';
import { enforcementDecider } from '../../../domain/enforcement/decider.ts';
import type { EnforcementEvent } from '../../../domain/enforcement/events.ts';
import type { EnforcementState } from '../../../domain/enforcement/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import type { CivilDate } from '../../../domain/time/civil-date.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { at, parties, people, system, text } from '../../support/dispute-world.ts';
import { RecordScenario } from '../../support/record-scenario.ts';

export const { enforcement: judge, judge: president, clerk } = people;

export const YUAN = 100;

/** One enforcement, moved by commands and by the clock. */
export class Enforcement extends RecordScenario<EnforcementState, EnforcementCommand, EnforcementEvent> {
  constructor(now: Instant) {
    super(enforcementDecider, now);
  }

  actions(by: Actor): EnforcementCommandType[] {
    return availableActions(this.open, by, this.world);
  }

  /** Kinds of what is pending, the earliest first. */
  kinds(): string[] {
    return this.open.deadlines.map(({ kind }) => kind);
  }
}

/** The second party owes the first that much. */
export function owes(yuan: number, claim: Partial<ReferredClaim> = {}): ReferredClaim {
  return {
    obligationId: 'o1',
    kind: 'money',
    debtorId: 'p2',
    creditorId: 'p1',
    amountFen: yuan * YUAN,
    dueOn: '2026-02-01',
    ...claim,
  };
}

export function referring(...claims: ReferredClaim[]): EnforcementCommandOf<'refer'> {
  return {
    type: 'refer',
    id: 'enforcement-1',
    number: '云河2026-1-协1-执1',
    agreementId: 'agreement-1',
    disputeId: 'case-1',
    disputeNumber: '云河2026-1',
    organisationId: 'yangping',
    courtId: 'court',
    parties,
    applicantPartyIds: ['p1'],
    claims,
  };
}

/** Monday of an ordinary week, far from holidays. */
export const MONDAY = at('2026-03-09', '09:00');

export function referred(yuan = 30_000, moment = MONDAY): Enforcement {
  return new Enforcement(moment).given(referring(owes(yuan)), system);
}

export function accepted(yuan = 30_000, moment = MONDAY): Enforcement {
  return referred(yuan, moment).given({ type: 'accept' }, judge);
}

export function served(yuan = 30_000, payBy = '2026-03-12', moment = MONDAY): Enforcement {
  return accepted(yuan, moment).given({ type: 'serve-notice', at: moment, payBy }, judge);
}

/** Served, searched, sold: all stages up to the payout. */
export function disposed(yuan = 30_000): Enforcement {
  return served(yuan)
    .given({ type: 'record-inquiry', found: 'enough', result: text('inquiry') }, judge)
    .given({ type: 'record-disposal', result: text('disposal') }, judge);
}

export function paying(
  yuan: number,
  on: CivilDate,
  payment: Partial<EnforcementCommandOf<'record-payment'>> = {},
): EnforcementCommandOf<'record-payment'> {
  return { type: 'record-payment', obligationId: 'o1', amountFen: yuan * YUAN, on, through: 'court', ...payment };
}

export function instalment(n: number, yuan: number, dueOn: CivilDate): DraftInstalment {
  return { instalmentId: `i${n}`, obligationId: 'o1', amountFen: yuan * YUAN, dueOn };
}

export const bothConsent = [
  { partyId: 'p1', consented: true },
  { partyId: 'p2', consented: true },
];

/** Three instalments of 10,000 yuan; enforcement is to go on by itself if one stays out. */
export function agreeing(
  agreed: Partial<EnforcementCommandOf<'agree-instalments'>> = {},
): EnforcementCommandOf<'agree-instalments'> {
  return {
    type: 'agree-instalments',
    hardship: text('hardship'),
    consents: bothConsent,
    instalments: [
      instalment(1, 10_000, '2026-04-10'),
      instalment(2, 10_000, '2026-05-11'),
      instalment(3, 10_000, '2026-06-10'),
    ],
    resumeIfOverdue: true,
    ...agreed,
  };
}

export function inInstalments(agreed: Partial<EnforcementCommandOf<'agree-instalments'>> = {}): Enforcement {
  return served().given(agreeing(agreed), judge);
}

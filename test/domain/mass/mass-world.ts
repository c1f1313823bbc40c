import type { AgreementCommand } from '../../../domain/agreement/commands.ts';
import type { AgreementState } from '../../../domain/agreement/state.ts';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import type { DisputeState } from '../../../domain/dispute/state.ts';
import type { Consequence, DecisionContext } from '../../../domain/decider.ts';
import { deciderOf } from '../../../domain/deciders.ts';
import { DomainError } from '../../../domain/errors.ts';
import {
  type ClaimantCounts,
  type ClaimantStanding,
  ENDING_WITH_CASE,
  WITHOUT_AGREEMENT,
} from '../../../domain/mass/standing.ts';
import type { ClaimantState } from '../../../domain/mass/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import {
  accepting,
  agreementDraft,
  at,
  calendar2026,
  county,
  people,
  registering,
  system,
  text,
} from '../../support/dispute-world.ts';

interface Stream {
  kind: string;
  state: { number: string };
}

/**
 * A mass case with all its records, which reach into each other as in the record: what follows from a command happens with
 * it or not at all.
 */
export class MassWorld {
  now: Instant = at('2026-03-09', '09:00');
  #streams = new Map<string, Stream>();
  #agreements = 0;

  constructor(facts: Parameters<typeof registering>[0] = { disputeType: 'migrant-wages' }) {
    this.act(registering(facts), people.yangping);
    this.act({ type: 'dispatch', organisationId: 'yangping' }, people.yangping);
    this.act(accepting(), people.yangping);
  }

  get dispute(): DisputeState {
    return this.#streams.get('case-1')?.state as DisputeState;
  }

  get counts(): ClaimantCounts {
    return this.dispute.mass?.counts ?? {};
  }

  get claimants(): ClaimantState[] {
    return this.#of<ClaimantState>('claimant');
  }

  standing(standing: ClaimantStanding): ClaimantState[] {
    return this.claimants.filter((claimant) => claimant.standing === standing);
  }

  agreementOf({ agreementId }: ClaimantState): AgreementState {
    return this.#streams.get(agreementId ?? '')?.state as AgreementState;
  }

  /** A command on the dispute. Throws DomainError, and then nothing has changed. */
  act(command: DisputeCommand, by: Actor = people.yangping): void {
    this.#perform({ kind: 'dispute', streamId: 'case-1', command, opens: command.type === 'register' }, by);
  }

  onAgreement(claimant: ClaimantState, command: AgreementCommand, by: Actor = people.yangping): void {
    this.#perform({ kind: 'agreement', streamId: claimant.agreementId ?? '', command }, by);
  }

  /** A roll of so many; `withPaper` of them with a written acknowledgement. */
  importRoll(rows: number): void {
    const claimantsSeen = this.dispute.mass?.claimants ?? 0;
    const importId = `import-${claimantsSeen}`;
    const file = { fileId: 'file', sha256: 'sha', mediaType: 'text/csv' };
    this.act({ type: 'import-claimants', importId, ...file, rows, claimantsSeen });
  }

  /** The next lines, of which every third has a written acknowledgement. */
  addLines(lines: number): void {
    const { import: running, claimants = 0 } = this.dispute.mass ?? {};
    if (!running) return;
    const many = Math.min(lines, running.rows - running.done);
    const batch = Array.from({ length: many }, (_, index) => claimants + index + 1).map((ordinal) => ({
      claimantId: `claimant-${ordinal}`,
      person: { personId: `person-${ordinal}`, hmac: `hmac-${ordinal}` },
      amountFen: ordinal * 100_01,
      acknowledged: ordinal % 3 === 0,
    }));
    this.act({ type: 'add-claimants', importId: running.importId, from: running.done, claimants: batch }, system);
  }

  reach(dueOn = '2026-04-01', permille = 1000): void {
    this.act({
      type: 'reach-mass-agreement',
      facts: text('facts'),
      items: text('items'),
      terms: [text('term')],
      debtorId: 'p2',
      instalments: [{ permille, dueOn }],
    });
  }

  draft(many: number): void {
    const claimants = this.standing('listed')
      .slice(0, many)
      .map((claimant) => this.#drafted(claimant));
    this.act({ type: 'draft-agreements', claimants }, system);
  }

  /** Everybody signs, and the agreement has effect. */
  sign(claimant: ClaimantState): void {
    for (const partyId of [claimant.id, 'p2']) {
      this.onAgreement(claimant, { type: 'sign', partyId, manner: 'fingerprint', signed: { revision: 1 } });
    }
    this.onAgreement(claimant, { type: 'sign-as-mediator', signed: { revision: 1 } });
    this.onAgreement(claimant, { type: 'affix-seal', signed: { revision: 1 } });
  }

  pay(claimant: ClaimantState): void {
    const [obligation] = this.agreementOf(claimant).obligations;
    const { obligationId = '', amountFen } = obligation ?? {};
    this.onAgreement(claimant, { type: 'record-performance', obligationId, amountFen, on: this.now.slice(0, 10) });
  }

  refer(many: number): void {
    const claimants = this.claimants.filter(({ standing }) => WITHOUT_AGREEMENT.includes(standing)).slice(0, many);
    this.act({ type: 'refer-claimants', claimants: claimants.map(moving) }, system);
  }

  end(many: number): void {
    const claimants = this.claimants.filter(({ standing }) => ENDING_WITH_CASE.includes(standing)).slice(0, many);
    this.act({ type: 'end-claimants', claimants: claimants.map(moving) }, system);
  }

  /** The clock goes on, and every record acts on what has fallen due, the dispute first. */
  until(now: Instant): void {
    this.now = now;
    for (const [streamId, { kind }] of [...this.#streams]) {
      this.#perform({ kind, streamId, command: { type: 'act-on-deadlines' } }, system);
    }
  }

  #drafted(claimant: ClaimantState) {
    this.#agreements += 1;
    const { id: claimantId, ordinal, person, amountFen } = claimant;
    const [instalment] = this.dispute.mass?.agreement?.instalments ?? [];
    const obligation = {
      obligationId: `obligation-${this.#agreements}`,
      kind: 'money' as const,
      debtorId: 'p2',
      creditorId: claimantId,
      amountFen,
      dueOn: instalment?.dueOn ?? '2026-04-01',
    };
    const draft = { ...agreementDraft, form: 'written' as const, obligations: [obligation] };
    return { claimantId, agreementId: `agreement-${this.#agreements}`, ordinal, person, draft };
  }

  #of<State>(kind: string): State[] {
    return [...this.#streams.values()].filter((stream) => stream.kind === kind).map(({ state }) => state as State);
  }

  #perform(first: Consequence, by: Actor): void {
    const before = this.#streams;
    this.#streams = new Map(before);
    try {
      this.#carryOut(first, by);
    } catch (error) {
      this.#streams = before;
      throw error;
    }
  }

  #carryOut(first: Consequence, by: Actor): void {
    const waiting = [{ next: first, by }];
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
      const { kind, streamId, command, opens } = entry.next;
      const decider = deciderOf(kind);
      let state = this.#streams.get(streamId)?.state ?? null;
      if (state === null && !opens) throw new DomainError('invalid', `there is no ${kind} ${streamId}`);
      for (const event of decider.decide(state, command, this.#context(entry.by))) {
        state = decider.evolve(state, event);
        const followUp = decider.consequences?.(event, state, command) ?? [];
        waiting.push(...followUp.map((next) => ({ next, by: system })));
      }
      if (state !== null) this.#streams.set(streamId, { kind, state });
    }
  }

  #context(actor: Actor): DecisionContext {
    return { now: this.now, actor, policy: policyVersion1, calendar: calendar2026, organisations: county };
  }
}

function moving({ id: claimantId, standing: from, acknowledged }: ClaimantState) {
  return { claimantId, from, acknowledged };
}

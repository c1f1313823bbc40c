import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { ancestorsOf, organisationOf } from '../../domain/organisation/tree.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { instantOf } from '../../domain/time/instant.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import type { RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';

/** As long as what Flowable's side of the benchmark writes with each step. */
export const WORDS = '双方就老界石位置各执一词,约定次日到现场丈量后再谈。'.padEnd(43, '证');

/** One dispute on its way through the record, each step a command of its own, as a client would send it. */
export class MediationCase {
  readonly id = randomUUID();
  readonly #record: RecordContext;
  readonly #actor: Actor;
  /** Called after each commit, as the API does. */
  readonly #committed: (streamId: string) => void;
  #state: DisputeState | undefined;
  #commands = 0;

  constructor(record: RecordContext, actor: Actor, committed: (streamId: string) => void = () => undefined) {
    this.#record = record;
    this.#actor = actor;
    this.#committed = committed;
  }

  /** 接收登记, with a number drawn as for a real one. */
  async register(colour = 'blue'): Promise<void> {
    const organisations = await this.#record.organisations();
    const own = organisationOf(organisations, this.#actor.organisationId);
    const county = ancestorsOf(organisations, own.id).at(-1) ?? own;
    const number = await nextCaseNumber(this.#record.db, county, await this.#record.clock.now());
    await this.#command('register', (seal) => ({
      type: 'register',
      id: this.id,
      number,
      disputeType: 'neighbours',
      source: 'application',
      colour,
      title: seal.text('title', '相邻宅基地滴水纠纷'),
      facts: seal.text('facts', '申请人称被申请人翻建房屋后屋檐滴水落入其院内。'),
      parties: [this.#party(seal, 'applicant', '李桂兰'), this.#party(seal, 'respondent', '王建国')],
    }));
  }

  /** 分拨, to the registrar's own organisation. */
  dispatch(): Promise<void> {
    return this.#command('dispatch', () => ({ type: 'dispatch', organisationId: this.#actor.organisationId }));
  }

  /** 受理 */
  accept(): Promise<void> {
    return this.#command('accept', (_seal, state) => ({
      type: 'accept',
      consents: (state?.parties ?? []).map(({ partyId }) => ({ partyId, consented: true })),
      rightsNoticeGiven: true,
    }));
  }

  /** 调查记录 */
  investigate(): Promise<void> {
    const at = this.#state?.openedAt ?? instantOf(Date.now());
    return this.#command('add-investigation', (seal) => ({
      type: 'add-investigation',
      investigationId: randomUUID(),
      at,
      record: seal.text('investigation-record', WORDS),
    }));
  }

  /** 调解记录, of a session that goes on another day. */
  mediate(): Promise<void> {
    const heldAt = this.#state?.openedAt ?? instantOf(Date.now());
    return this.#command('record-session', (seal) => ({
      type: 'record-session',
      sessionId: randomUUID(),
      isPlanned: false,
      heldAt,
      place: seal.text('session-place', '村调解室'),
      record: seal.text('session-record', WORDS),
      result: 'continue',
    }));
  }

  /** 调整颜色: may be repeated for ever without the state growing. */
  changeColour(): Promise<void> {
    return this.#command('change-colour', (seal, state) => ({
      type: 'change-colour',
      colour: state?.colour === 'orange' ? 'blue' : 'orange',
      reason: seal.text('colour-reason', WORDS),
    }));
  }

  /** 调解和好: closes the case. */
  reconcile(): Promise<void> {
    return this.#command('reconcile', (seal) => ({
      type: 'reconcile',
      record: seal.text('reconciliation-record', WORDS),
    }));
  }

  #party(seal: Seal, side: 'applicant' | 'respondent', name: string) {
    const person = seal.person({ name, phone: '13800000001' });
    return { partyId: randomUUID(), side, kind: 'person' as const, protected: false, ...person };
  }

  async #command(type: string, build: (seal: Seal, state: DisputeState | null) => DisputeCommand): Promise<void> {
    this.#commands += 1;
    const { state } = await execute(this.#record, disputeDecider, {
      streamId: this.id,
      actor: this.#actor,
      build,
      opens: type === 'register',
      idempotency: { key: `${this.id}-${this.#commands}`, route: `POST /disputes/${this.id}/${type}`, body: WORDS },
    });
    this.#state = state;
    this.#committed(this.id);
  }
}

import { expect } from 'vitest';
import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import { demoUsers } from '../../demo/users.ts';
import type { DemoCounty } from './journey.ts';

/** Who sees every matter of the county, and changes none. */
const ONLOOKER = 'auditor.county';

/** People of another village, another township, another station; and of the same village, but at another desk. */
const STRANGERS = ['mediator.hekou', 'mediator.shanqian', 'officer.beiling', 'grid.yangping'];

/** What may be done by whoever is awaited for it, where the task's name is not the command's. */
const COMMANDS_FOR: Record<string, string[]> = {
  mediate: ['record-session'],
  'decide-after-default': ['mediate-again', 'refer-to-enforcement'],
  'collect-signatures': ['sign', 'sign-as-mediator', 'affix-seal'],
  'follow-agreement': ['record-contact'],
  'follow-performance': ['record-performance'],
  'follow-up': ['record-follow-up'],
  'urge-performance': ['urge'],
  'watch-enforcement': ['urge'],
};

const COLLECTIONS: Record<string, string> = {
  dispute: '/disputes',
  agreement: '/agreements',
  enforcement: '/enforcements',
};

const plaintiff = { kind: 'person', name: '张桂芳', phone: '13900001111', address: '羊坪村一组2号' };
const defendant = { kind: 'person', name: '李守田', phone: '13900002222', address: '羊坪村一组3号' };

/** A neighbours' dispute as 羊坪村 registers it. */
const REGISTRATION = {
  type: 'neighbours',
  source: 'application',
  title: '雨水管改道引起的纠纷',
  facts: '被申请人把雨水管改到两家之间的巷子里,申请人家进水。',
  parties: [
    { side: 'applicant', ...plaintiff },
    { side: 'respondent', ...defendant },
  ],
};

/** One matter on its way: whatever is done to it, it lies in somebody's hands, and in nobody else's. */
export class Matter {
  readonly county: DemoCounty;
  readonly id: string;
  readonly #strangers: string[];
  #steps = 0;

  private constructor(county: DemoCounty, id: string, known: string[]) {
    this.county = county;
    this.id = id;
    this.#strangers = STRANGERS.filter((username) => !known.includes(username));
  }

  /** `known`: people who have to do with it although they are strangers to most. */
  static async register(
    county: DemoCounty,
    by: string,
    { known = [], ...more }: Record<string, unknown> & { known?: string[] } = {},
  ): Promise<Matter> {
    const { id } = await county.done(by, '/disputes', { ...REGISTRATION, ...more });
    const matter = new Matter(county, String(id), known);
    await matter.inSomebodysHands();
    return matter;
  }

  async dispute(as = ONLOOKER): Promise<DisputeAnswer> {
    return this.#read<DisputeAnswer>(`/disputes/${this.id}`, as);
  }

  /** The newest agreement. */
  async agreement(as = ONLOOKER): Promise<AgreementAnswer> {
    const { agreementIds } = await this.dispute();
    return this.#read<AgreementAnswer>(`/agreements/${agreementIds.at(-1)}`, as);
  }

  /** The newest enforcement of the newest agreement. */
  async enforcement(as = ONLOOKER): Promise<EnforcementAnswer> {
    const { enforcements } = await this.agreement();
    return this.#read<EnforcementAnswer>(`/enforcements/${enforcements.at(-1)?.enforcementId}`, as);
  }

  /** Applicant and respondent, by partyId. */
  async parties(): Promise<[string, string]> {
    const { parties } = await this.dispute();
    return [parties[0]?.partyId ?? '', parties[1]?.partyId ?? ''];
  }

  async do(by: string, command: string, body: unknown = {}): Promise<void> {
    await this.county.done(by, `/disputes/${this.id}/${command}`, body);
    await this.inSomebodysHands();
  }

  async onAgreement(by: string, command: string, body: unknown = {}): Promise<void> {
    const { id } = await this.agreement();
    await this.county.done(by, `/agreements/${id}/${command}`, body);
    await this.inSomebodysHands();
  }

  async onEnforcement(by: string, command: string, body: unknown = {}): Promise<void> {
    const { id } = await this.enforcement();
    await this.county.done(by, `/enforcements/${id}/${command}`, body);
    await this.inSomebodysHands();
  }

  /** The morning of that day, or of the day so many days from today. */
  async until(day: string | number): Promise<void> {
    await this.county.clock.until(day);
    await this.inSomebodysHands();
  }

  /** Types of all events of the dispute. */
  async events(): Promise<string[]> {
    const { items } = await this.#read<{ items: { type: string }[] }>(
      `/disputes/${this.id}/events?pageSize=200`,
      ONLOOKER,
    );
    return items.map(({ type }) => type);
  }

  /** 一个案件任何时候只有一个承办单位: exactly one owner; somebody awaited who knows and can act; nobody else knows of it. */
  async inSomebodysHands(): Promise<void> {
    const dispute = await this.dispute();
    const holding = dispute.path.filter(({ to }) => to === undefined).map(({ organisationId }) => organisationId);
    if (dispute.status !== 'closed') expect(holding).toEqual([dispute.owner.organisationId]);
    if (dispute.status !== 'closed' || dispute.waitingFor !== null) await this.#isAwaited(dispute);
    await this.#isUnknownToStrangers(dispute);
  }

  async #isAwaited({ waitingFor, status }: DisputeAnswer): Promise<void> {
    if (waitingFor === null) throw new Error(`nobody is awaited: ${this.id}, ${status}`);
    const { who, what, caseId = this.id } = waitingFor;
    const named = demoUsers.filter(({ username, organisationId, role }) =>
      organisationId === who.organisationId && (who.userId === undefined || who.userId === username)
        ? who.roles.includes(role)
        : false,
    );
    expect(named, `somebody at ${who.organisationId} for ${what}`).not.toEqual([]);
    await Promise.all(named.map(({ username }) => this.#canAct(username, what, caseId)));
  }

  async #canAct(username: string, what: string, caseId: string): Promise<void> {
    const user = await this.county.person(username);
    const { body: inbox } = await user.get<{ items: { caseId: string; what: string; kind: string }[] }>(
      '/tasks?scope=mine&pageSize=200',
    );
    const task = inbox.items.find((each) => each.caseId === caseId && each.what === what);
    expect(task, `${what} of ${caseId} among the tasks of ${username}`).toBeDefined();
    const { body } = await user.get<{ actions: string[] }>(`${COLLECTIONS[task?.kind ?? '']}/${caseId}`);
    const commands = COMMANDS_FOR[what] ?? [what];
    expect([username, what, body.actions.filter((action) => commands.includes(action))]).not.toEqual([
      username,
      what,
      [],
    ]);
  }

  /** At each step another of them asks. */
  async #isUnknownToStrangers({ agreementIds }: DisputeAnswer): Promise<void> {
    const username = this.#strangers[this.#steps % this.#strangers.length] ?? '';
    this.#steps += 1;
    const stranger = await this.county.person(username);
    for (const record of [`/disputes/${this.id}`, ...agreementIds.map((agreementId) => `/agreements/${agreementId}`)]) {
      expect([username, record, (await stranger.get(record)).status]).toEqual([username, record, 404]);
    }
  }

  async #read<Body>(path: string, as: string): Promise<Body> {
    const { status, body } = await (await this.county.person(as)).get<Body>(path);
    expect([as, path, status]).toEqual([as, path, 200]);
    return body;
  }
}

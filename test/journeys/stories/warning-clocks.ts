import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { VISIT } from './household-programme.ts';

const [OFFICER, DEPUTY, CHIEF] = ['officer.qingxi', 'deputy.qingxi', 'chief.qingxi'];
const HOURS_72_MS = 72 * 3_600_000;

interface File extends Record<string, unknown> {
  incidents: { incidentId: string; acceptedAt: string }[];
  warnings: { clean: number; endedAt?: string }[];
  deadlines: { kind: string; dueAt: string }[];
}

/** 告诫书 on its clocks, at 清溪镇派出所: 72 hours, 7 days, three quarters in a row (公通字〔2024〕34号 8, 12, 20). */
export async function warned(county: DemoCounty): Promise<void> {
  const steady = await Family.opened(county, { name: '汪铁柱', wife: '汪玉兰' });
  await steady.undecidedFor72Hours();
  await county.clock.until('2026-09-10');
  await steady.strikes('orange');
  await steady.warn();
  const relapsing = await Family.opened(county, { name: '佟有才', wife: '佟翠英' });
  await relapsing.warn();

  // Orange is visited every two months, blue every three; for both a visit a quarter counts.
  await county.clock.until('2026-09-17');
  await relapsing.visited(0);
  await steady.visited(0);
  await steady.visitedOn('2026-11-17', 0);
  await steady.visitedOn('2026-12-17', 1);
  await relapsing.visited(1);
  await steady.visitedOn('2027-02-17', 1);
  await steady.visitedOn('2027-03-17', 2);
  await relapsing.visited(2);
  await steady.visitedOn('2027-05-17', 2);
  expect((await steady.file()).warnings[0]).not.toHaveProperty('endedAt');
  await steady.visitedOn('2027-06-17', 3);
  expect((await steady.file()).warnings[0]).toHaveProperty('endedAt');
  expect(await county.noticesOf(OFFICER, steady.id)).toContain('household-warning-ended');

  await relapsing.strikes('red');
  await relapsing.isPunishedInstead();
}

/** A family whose file was opened because of violence. */
class Family {
  readonly #county: DemoCounty;
  readonly id: string;

  private constructor(county: DemoCounty, id: string) {
    this.#county = county;
    this.id = id;
  }

  static async opened(county: DemoCounty, { name, wife }: { name: string; wife: string }) {
    const members = [
      { name, relation: '户主', role: 'perpetrator', birthDate: '1979-05-06' },
      { name: wife, relation: '妻', role: 'victim', birthDate: '1981-07-08' },
    ];
    const incident = { at: await county.clock.now(), detail: '争吵中殴打妻子' };
    const opening = {
      address: '清溪镇镇东街9号',
      level: 'blue',
      reason: '推搡争吵报警',
      plan: '按期回访',
      members,
      incident,
    };
    const { id } = await county.done(OFFICER, '/households', opening);
    const family = new Family(county, String(id));
    await family.visit(OFFICER);
    return family;
  }

  async file(): Promise<File> {
    return (await (await this.#county.person(CHIEF)).get<File>(`/households/${this.id}`)).body;
  }

  async does(by: string, command: string, body: object): Promise<void> {
    await this.#county.done(by, `/households/${this.id}/${command}`, body);
  }

  async visit(by: string): Promise<void> {
    await this.does(by, 'record-revisit', { at: await this.#county.clock.now(), ...VISIT });
  }

  /** Visited, and then so many quarters clean in a row. */
  async visited(clean: number): Promise<void> {
    await this.visit(OFFICER);
    expect((await this.file()).warnings).toMatchObject([{ clean }]);
  }

  async visitedOn(day: string, clean: number): Promise<void> {
    await this.#county.clock.until(day);
    await this.visited(clean);
  }

  /** Nobody decides: the chief presses, the report is decided late, and no warning decides it any more. */
  async undecidedFor72Hours(): Promise<void> {
    const { incidents, deadlines } = await this.file();
    const [{ incidentId, acceptedAt } = { incidentId: '', acceptedAt: '' }] = incidents;
    const due = deadlines.find(({ kind }) => kind === 'decide-warning')?.dueAt ?? '';
    expect(Date.parse(due) - Date.parse(acceptedAt)).toBe(HOURS_72_MS);
    await this.#county.clock.until('2026-09-05');
    expect(await this.#county.tasksOf(CHIEF, this.id)).toContain('press-decide-warning');
    expect(await this.#county.noticesOf(CHIEF, this.id)).toContain('warning-decision-overdue');
    expect(await this.issue(DEPUTY, { incidentId })).toMatchObject({
      status: 422,
      body: { code: 'rule-broken', errors: [{ path: 'incidentId' }] },
    });
    await this.does(DEPUTY, 'decide-without-warning', { incidentId, as: 'education', note: '情节轻微,批评教育' });
    expect(await this.#county.tasksOf(CHIEF, this.id)).not.toContain('press-decide-warning');
  }

  /** Raised at once, and seen by the deputy chief. */
  async strikes(level: string): Promise<void> {
    await this.does(OFFICER, 'report-incident', { at: await this.#county.clock.now(), detail: '又殴打妻子', level });
    expect(await this.file()).toMatchObject({ level, nextRevisit: { because: 'violence', by: 'deputy-chief' } });
    await this.visit(DEPUTY);
  }

  async issue(by: string, more: object = {}) {
    const evidence = ['perpetrator-statement', 'victim-statement'].map((kind) => ({ kind, note: '陈述一致' }));
    const acceptedAt = await this.#county.clock.now();
    const warning = { acceptedAt, admitted: true, evidence, circumstances: ['victim-asks'], ...more };
    return (await this.#county.person(by)).post(`/households/${this.id}/issue-warning`, warning);
  }

  /** In time, read out, and to be looked at within seven days. */
  async warn(): Promise<void> {
    expect(await this.issue(OFFICER)).toMatchObject({ status: 200 });
    await this.does(OFFICER, 'deliver-warning', { at: await this.#county.clock.now() });
    expect(await this.file()).toMatchObject({ nextRevisitOn: '2026-09-17', nextRevisit: { because: 'warning' } });
  }

  /** 不得以告诫代替处罚; and the quarters count from the beginning. */
  async isPunishedInstead(): Promise<void> {
    expect((await this.file()).warnings).toMatchObject([{ clean: 0 }]);
    expect(await this.issue(DEPUTY)).toMatchObject({
      status: 422,
      body: { code: 'rule-broken', errors: [{ path: 'circumstances' }] },
    });
    const { incidentId } = (await this.file()).incidents.at(-1) ?? {};
    await this.does(DEPUTY, 'decide-without-warning', { incidentId, as: 'punished', note: '行政拘留五日' });
  }
}

import { expect } from 'vitest';
import type { DemoCounty } from '../../support/journey.ts';
import { dossier } from '../../support/journey-papers.ts';

const [OFFICER, DEPUTY, CHIEF] = ['officer.beiling', 'deputy.beiling', 'chief.beiling'];

const done = { done: true, note: '已做' };
/** A visit that counts: 四个到位, the victim heard alone. */
export const VISIT = {
  ...{ listened: done, policyExplained: done, warnedByCases: done, counselled: done },
  ...{ personsSeen: '夫妻双方', victimAlone: true, means: 'visit', violenceRecurred: false, feedback: '情绪平稳' },
};

interface File extends Record<string, unknown> {
  level: string;
  status: string;
  nextRevisitOn: string | null;
}

/** 三色管控 at 北岭乡派出所, from red to the exit; every meeting is its quarter's. */
export async function fromRedToExit(county: DemoCounty): Promise<void> {
  const station = new Station(county);
  const id = await station.opened('red', DEPUTY);
  expect(await station.file(id)).toMatchObject({
    owner: { role: 'deputy-chief', userId: DEPUTY },
    nextRevisitOn: '2026-09-07',
    nextRevisit: { because: 'opened', by: 'deputy-chief' },
  });

  // The victim was not heard alone: on record, and still due. Missed, it reaches the chief.
  await county.clock.until('2026-09-05');
  await station.visit(DEPUTY, id, { victimAlone: false });
  expect((await station.file(id)).nextRevisitOn).toBe('2026-09-07');
  await county.clock.until('2026-09-10');
  expect(await station.file(id)).toMatchObject({ overdue: { told: ['station-chief'] } });
  expect(await county.tasksOf(CHIEF, id)).toContain('press-revisit');
  expect(await county.noticesOf(CHIEF, id)).toContain('revisit-escalated');

  const other = await station.opened('blue', OFFICER);
  await station.visit(OFFICER, other);
  await county.clock.until('2026-09-17');
  await station.incidentAtBlue(other);
  await station.lowersOnlyWhenHeard(id);

  // Orange: the officer's, two months on. The next quarter blue, and three months on; then out.
  expect(await station.file(id)).toMatchObject({
    level: 'orange',
    owner: { role: 'community-officer', userId: OFFICER },
    nextRevisitOn: '2026-11-17',
  });
  await station.visited(id, '2026-11-17');
  await station.visited(id, '2026-12-17');
  await station.meets(id, 'lower');
  expect(await station.file(id)).toMatchObject({ level: 'blue', nextRevisitOn: '2027-03-17' });
  await station.visited(id, '2027-03-17');
  await station.meets(id, 'exit');
  expect(await station.file(id)).toMatchObject({ status: 'exited', nextRevisitOn: null, deadlines: [] });
  expect(await county.tasksOf(OFFICER, id)).toEqual([]);
  await station.bindsItsFile(id);

  const { body } = await (await county.person(CHIEF)).get('/statistics/households?from=2026-08-31');
  expect(body).toMatchObject({
    entered: { red: 1, orange: 0, blue: 1 },
    current: { red: 1, orange: 0, blue: 0 },
    exitRate: 0.5,
  });
}

class Station {
  readonly #county: DemoCounty;

  constructor(county: DemoCounty) {
    this.#county = county;
  }

  async opened(level: string, by: string): Promise<string> {
    const members = [
      { name: '罗大山', relation: '户主', role: 'perpetrator', birthDate: '1980-01-01' },
      { name: '罗秀珍', relation: '妻', role: 'victim', birthDate: '1982-02-02' },
    ];
    const opening = { address: '北岭乡山前村3号', level, reason: '多次报警', plan: '按等级回访', members };
    return (await this.#county.done(by, '/households', opening)).id as string;
  }

  async file(id: string): Promise<File> {
    return (await (await this.#county.person(CHIEF)).get<File>(`/households/${id}`)).body;
  }

  async visit(by: string, id: string, found: object = {}): Promise<void> {
    const at = await this.#county.clock.now();
    await this.#county.done(by, `/households/${id}/record-revisit`, { at, ...VISIT, ...found });
  }

  async visited(id: string, on: string): Promise<void> {
    await this.#county.clock.until(on);
    await this.visit(OFFICER, id);
  }

  /** The meeting that is due decides on one household. */
  async decide(householdId: string, decision: string) {
    const user = await this.#county.person(CHIEF);
    const { id } = await this.review();
    const decisions = [{ householdId, decision, reason: '按季度研判' }];
    const heldAt = await this.#county.clock.now();
    return user.post(`/reviews/${id}/decide`, { heldAt, attendees: ['柴勇(所长)', '傅军(副所长)'], decisions });
  }

  async meets(id: string, decision: string): Promise<void> {
    const { status, body } = await this.decide(id, decision);
    expect([status, body]).toEqual([200, expect.anything()]);
  }

  async review(): Promise<{ id: string; agenda: { householdId: string; level: string }[] }> {
    const user = await this.#county.person(CHIEF);
    const { body } = await user.get<{ items: { id: string }[] }>('/reviews?stationId=beiling-station');
    return (await user.get<never>(`/reviews/${body.items[0]?.id}`)).body;
  }

  /** Neither while the visit is overdue, nor before the victim was heard alone. */
  async lowersOnlyWhenHeard(id: string): Promise<void> {
    expect((await this.decide(id, 'lower')).status).toBe(409);
    await this.visit(DEPUTY, id, { victimAlone: false });
    expect((await this.decide(id, 'lower')).status).toBe(409);
    await this.visit(DEPUTY, id);
    expect(await this.file(id)).toMatchObject({ nextRevisitOn: '2026-10-07', nextRevisit: { by: 'deputy-chief' } });
    await this.meets(id, 'lower');
  }

  /** 一户一档 of a family that has left: nobody had asked for any of its papers before. */
  async bindsItsFile(id: string): Promise<void> {
    const record = `/households/${id}`;
    const { pages, bookmarks } = await dossier(await this.#county.person(OFFICER), record);
    expect(bookmarks.map((bookmark) => bookmark.split(' ')[1])).toEqual([
      ...['封面', '卷内目录', '家庭暴力管控档案'],
      ...['家庭暴力回访记录（2026年9月5日）', '家庭暴力回访记录（2026年9月17日）', '家庭暴力回访记录（2026年9月17日）'],
      ...['家庭暴力回访记录（2026年11月17日）', '家庭暴力回访记录（2026年12月17日）'],
      ...['家庭暴力回访记录（2027年3月17日）', '卷宗情况说明', '封底'],
    ]);
    for (const [index, bookmark] of bookmarks.entries()) {
      const [page = '', title = ''] = bookmark.split(' ');
      expect(pages[Number(page) - 1]).toContain(`第${page}页共${pages.length}页`);
      if (index < 2 || index > bookmarks.length - 3) continue;
      expect(pages[Number(page) - 1]).toContain(title);
      expect(pages[1]).toContain(`${index - 1}${title}${page}`);
    }
    expect(pages[0]).toContain('卷名罗大山一户');
    expect(pages[0]).toContain('管控日期2026年8月31日至2027年3月17日');
    const stranger = await this.#county.person('officer.qingxi');
    expect((await stranger.bytes(`${record}/dossier`)).status).toBe(404);
  }

  /** Between the call and the meeting: raised at once, and the agenda says so. */
  async incidentAtBlue(id: string): Promise<void> {
    const item = async () => (await this.review()).agenda.find(({ householdId }) => householdId === id);
    expect(await item()).toMatchObject({ level: 'blue', suggestion: { decision: 'exit' } });
    const at = await this.#county.clock.now();
    await this.#county.done(OFFICER, `/households/${id}/report-incident`, { at, detail: '酒后殴打' });
    expect(await this.file(id)).toMatchObject({
      level: 'red',
      owner: { role: 'deputy-chief', userId: DEPUTY },
      nextRevisit: { because: 'violence', by: 'deputy-chief' },
    });
    expect(await item()).toMatchObject({ level: 'red', against: 'violence', suggestion: { decision: 'keep' } });
    expect((await this.decide(id, 'lower')).status).toBe(409);
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { HttpClient } from '../support/http-client.ts';
import { RunningSystem } from '../support/instance/system.ts';

// Monday before National Day 2026: Mid-Autumn and the make-up Sunday 09-20 are over, 10-10 is a make-up Saturday.
const CLOCK_START = '2026-09-28T09:00:00+08:00';

let home: string;
let system: RunningSystem;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fengqiao-journey-'));
  system = await RunningSystem.launch({ home, env: { FENGQIAO_CLOCK_START: CLOCK_START } });
  await system.untilReady();
});

afterAll(async () => {
  await system.end();
  rmSync(home, { recursive: true, force: true });
});

/** A neighbours' dispute, or whatever `more` makes of it, registered and dispatched to 羊坪村's own committee. */
async function registerAndDispatch(mediator: HttpClient, more: Record<string, unknown> = {}): Promise<string> {
  const opened = await mediator.post<{ id: string }>('/disputes', {
    type: 'neighbours',
    source: 'application',
    title: '雨水管改道引起的纠纷',
    facts: '被申请人把雨水管改到两家之间的巷子里,申请人家进水。',
    parties: [
      { side: 'applicant', kind: 'person', name: '张桂芳', phone: '13900001111', address: '羊坪村一组2号' },
      { side: 'respondent', kind: 'person', name: '李守田', phone: '13900002222', address: '羊坪村一组3号' },
    ],
    ...more,
  });
  expect(opened.status).toBe(201);
  const dispatched = await mediator.post(`/disputes/${opened.body.id}/dispatch`, { organisationId: 'yangping' });
  expect(dispatched.status).toBe(200);
  return opened.body.id;
}

async function look(user: HttpClient, id: string): Promise<DisputeAnswer> {
  const answer = await user.get<DisputeAnswer>(`/disputes/${id}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

async function taskFor(user: HttpClient, id: string): Promise<string | undefined> {
  const { body } = await user.get<{ items: { caseId: string; what: string }[] }>(
    '/tasks?scope=organisation&pageSize=200',
  );
  return body.items.find((task) => task.caseId === id)?.what;
}

async function isNotified(user: HttpClient, id: string, what: string): Promise<boolean> {
  const { body } = await user.get<{ items: { caseId: string; what: string }[] }>('/notifications?pageSize=200');
  return body.items.some((notice) => notice.caseId === id && notice.what === what);
}

async function advance(user: HttpClient, duration: string): Promise<void> {
  expect((await user.post('/clock', { advance: duration })).status).toBe(200);
}

async function accept(user: HttpClient, id: string, wishesCourt: boolean): Promise<void> {
  const { parties } = await look(user, id);
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true, courtIfFailed: wishesCourt }));
  const accepted = await user.post(`/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
  expect(accepted.status).toBe(200);
}

describe('the main path over HTTP on the demo clock', () => {
  it('goes from village to township to court, each twin as the law has it', { timeout: 120_000 }, async () => {
    const [village, coordinator, township, clerk] = await Promise.all(
      ['mediator.yangping', 'coordinator.qingxi', 'mediator.qingxi', 'clerk.court'].map((name) =>
        HttpClient.login(system.url, name),
      ),
    );
    if (!village || !coordinator || !township || !clerk) throw new Error('logged in');

    await advance(village, 'P2D'); // the last working day before National Day
    const wished = await registerAndDispatch(village);
    const unwished = await registerAndDispatch(village);
    const land = await registerAndDispatch(village, { type: 'forest-land', ground: 'ownership' });

    // 分拨后三个工作日: 10-08, 10-09 and the make-up Saturday 10-10 – over at the start of the 11th.
    const before = await look(village, wished);
    expect(before.waitingFor).toMatchObject({
      what: 'accept',
      who: { organisationId: 'yangping' },
      then: 'next-level',
    });
    expect(before.waitingFor?.dueAt).toBe('2026-10-11T00:00:00.000+08:00');
    await advance(village, 'P11D');

    for (const id of [wished, unwished, land]) {
      const arrived = await look(coordinator, id);
      expect(arrived).toMatchObject({ level: 'township', status: 'offered', owner: { organisationId: 'qingxi' } });
      expect(arrived.path.map((step) => [step.level, step.organisationId, step.outcome])).toEqual([
        ['village', 'yangping', 'not-accepted'],
        ['township', 'qingxi', undefined],
      ]);
      expect(arrived.path[1]?.from).toMatch(/^2026-10-11T00:00:00/);
      expect(await taskFor(coordinator, id)).toBe('dispatch');
      expect(await isNotified(coordinator, id, 'escalated-not-accepted')).toBe(true);
      expect((await coordinator.post(`/disputes/${id}/dispatch`, { organisationId: 'qingxi-committee' })).status).toBe(
        200,
      );
      expect(await taskFor(township, id)).toBe('accept');
      await accept(township, id, id !== unwished);
      expect(await look(township, id)).toMatchObject({
        status: 'mediating',
        waitingFor: { what: 'mediate', dueAt: '2026-11-11T00:00:00.000+08:00', then: 'lawful-route' },
      });
    }

    await advance(township, 'P31D');
    const referred = await look(township, wished);
    expect(referred).toMatchObject({
      status: 'offered',
      level: 'township',
      offer: { kind: 'court-referral', toOrganisationId: 'court' },
      waitingFor: { what: 'accept', who: { organisationId: 'court' }, then: 'press-court' },
    });
    expect(await look(township, unwished)).toMatchObject({
      status: 'closed',
      outcome: 'terminated',
      ending: { ground: 'period-expired', routes: ['court'] },
    });
    expect(await look(township, land)).toMatchObject({
      status: 'closed',
      outcome: 'terminated',
      ending: { ground: 'period-expired', routes: ['government-decision'] },
    });

    expect(await taskFor(clerk, wished)).toBe('accept');
    expect(await isNotified(clerk, wished, 'offered-court-referral')).toBe(true);
    expect((await clerk.post(`/disputes/${wished}/accept`, { consents: [], rightsNoticeGiven: true })).status).toBe(
      200,
    );
    const atCourt = await look(clerk, wished);
    expect(atCourt).toMatchObject({ status: 'mediating', level: 'court', owner: { organisationId: 'court' } });
    expect(atCourt.path.map((step) => step.level)).toEqual(['village', 'township', 'township', 'court']);
    expect(atCourt.waitingFor).toMatchObject({ what: 'sign-for', who: { organisationId: 'court' } });
    expect(await isNotified(township, wished, 'accepted')).toBe(true);

    const { body: events } = await clerk.get<{ items: { type: string }[] }>(`/disputes/${wished}/events?pageSize=200`);
    const steps = events.items.map((event) => event.type).filter((type) => type !== 'reminded');
    expect(steps).toEqual([
      'registered',
      'screened',
      'offered',
      'escalated',
      'offered',
      'accepted',
      ...steps.filter((type) => type.startsWith('supervision')),
      'offered',
      'accepted',
    ]);

    // The papers that left by themselves: the notices of termination name the right route, the referral names the court.
    expect(await paper(township, unwished, 'termination-notice')).toContain('人民法院');
    const landNotice = await paper(township, land, 'termination-notice');
    expect(landNotice).toContain('人民政府');
    expect(landNotice).not.toContain('人民法院提起诉讼');
    expect(landNotice).not.toContain('13900001111');
    expect(await paper(township, wished, 'court-referral')).toContain('云河县人民法院');
  });

  it('keeps other villages and stations out', async () => {
    const village = await HttpClient.login(system.url, 'mediator.yangping');
    const id = await registerAndDispatch(village);
    for (const name of [
      'mediator.hekou',
      'mediator.shanqian',
      'coordinator.beiling',
      'officer.qingxi',
      'clerk.court',
    ]) {
      const stranger = await HttpClient.login(system.url, name);
      expect((await stranger.get(`/disputes/${id}`)).status, name).toBe(404);
      expect((await stranger.post(`/disputes/${id}/withdraw`, { reason: 'x' })).status, name).toBe(404);
    }
  });

  it('answers the README’s first five minutes as written', { timeout: 60_000 }, () => {
    const readme = readFileSync('README.md', 'utf8');
    const script = /```sh\n([\s\S]*?)```/.exec(readme)?.[1]?.replaceAll('http://localhost:3000', system.url);
    const run = spawnSync('sh', ['-ec', script ?? 'exit 9'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('"escalated"');
    expect(run.stdout).not.toContain('"code"');
  });
});

/** The text of the newest document of that form, once the engine has rendered it. */
async function paper(user: HttpClient, id: string, form: string): Promise<string> {
  const { body } = await user.get<{ items: { id: string; form: string }[] }>(`/disputes/${id}/documents`);
  const found = body.items.find((document) => document.form === form);
  expect(found, `${form} of ${id}`).toBeDefined();
  const { status, type, bytes } = await user.bytes(`/documents/${found?.id}`);
  expect([status, type]).toEqual([200, 'application/pdf']);
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replaceAll(/\s/g, '');
}

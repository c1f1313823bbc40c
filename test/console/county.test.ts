import { beginAnalysis } from '../../record/begin-analyses.ts';
import { readTable } from '../../record/import/read-table.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { addHours } from '../../domain/time/instant.ts';
import { execute } from '../../record/execute.ts';
import { ENGINE } from '../../record/system-actors.ts';
import { textOf } from '../documents/read-pdf.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, mediating, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let county: Visitor;
let qingxi: Visitor;

beforeAll(async () => {
  const usernames = [
    ...['mediator.yangping', 'mediator.shanqian', 'coordinator.qingxi', 'coordinator.beiling', 'supervisor.county'],
    'officer.qingxi',
    'chief.qingxi',
  ];
  api = await startApi({ usernames });
  await tellStories(await loggedIn(api.url, 'mediator.yangping'), await loggedIn(api.url, 'mediator.shanqian'));
  county = await signedIn(api.url, 'supervisor.county');
  qingxi = await signedIn(api.url, 'coordinator.qingxi');
});
afterAll(() => api.stop());

/** 羊坪村 has one open and one settled case, 山前村 of the other township a red one. */
async function tellStories(yangping: Caller, shanqian: Caller): Promise<void> {
  await mediating(yangping);
  await yangping.post(`/disputes/${await mediating(yangping)}/reconcile`, { record: '双方和好。' });
  await registered(shanqian, { type: 'migrant-wages', colour: 'red' });
}

/** The numbers of a line of the page's table, as they stand. */
function lineOf(html: string, head: string): string[] {
  const row =
    html.split('<tr role="row"').find((each) => new RegExp(`scope="row">(<a [^>]*>)?${head}`).test(each)) ?? '';
  return [...row.matchAll(/<td[^>]*>.*?<\/span>(?:<a[^>]*>|<span>)([^<]*)/g)].map(([, text = '']) => text);
}

describe('辖区概况', () => {
  it('shows the county by township and village, and each number leads to its cases', async () => {
    const { status, html } = await county.get('/console/county');
    expect(status).toBe(200);
    expect(lineOf(html, '羊坪村')).toEqual(['1', '0', '0', '0', '1', '2', '1', '50%']);
    expect(lineOf(html, '山前村')).toEqual(['1', '0', '1', '0', '0', '1', '0', '0%']);
    expect(lineOf(html, '合计')).toEqual(['2', '0', '1', '0', '1', '3', '1', '33%']);
    expect(html).toContain('其中 100% 没有出村');
    expect(html).toContain('href="/console/disputes?status&#x3D;open&amp;ownerId&#x3D;yangping"');
  });

  it('is a township’s own alone: nothing of the other', async () => {
    const { html } = await qingxi.get('/console/county');
    expect(lineOf(html, '羊坪村')).toEqual(['1', '0', '0', '0', '1', '2', '1', '50%']);
    expect(html).not.toMatch(/北岭|山前/);
    expect((await qingxi.get('/console/county/beiling')).status).toBe(404);
    expect((await county.get('/console/county/beiling')).html).toContain('山前村');
    const trends = await qingxi.get('/console/trends');
    expect(trends.html).toContain('共登记 2 件');
    expect(trends.html).not.toContain('href="/console/disputes?type&#x3D;migrant-wages');
  });

  it('takes a period the wrong way round, and no day that is none', async () => {
    expect((await county.get('/console/county?from=2026-12-31&to=2026-01-01')).status).toBe(200);
    expect((await county.get('/console/county?from=&to=')).status).toBe(200);
    expect((await county.get('/console/county?from=2026-02-30')).status).toBe(422);
  });
});

describe('趋势分析', () => {
  it('draws what it says, in colours that follow the light, without style in the page', async () => {
    const { html } = await county.get('/console/trends');
    expect(html).toContain('共登记 3 件，最多的是邻里，2 件。');
    expect(html.match(/<svg class="chart"[^>]*role="img" aria-label="共登记 3 件/g)).toHaveLength(4);
    expect(html).toContain('fill="var(--brand)"');
    expect(html).not.toMatch(/ style="|<style/);
  });

  it('of one type alone', async () => {
    const { html } = await county.get('/console/trends?type=migrant-wages&from=&to=');
    expect(html).toContain('共登记 1 件');
    expect((await county.get('/console/trends?type=feud')).status).toBe(422);
    expect((await county.get('/console/trends?from=1999-01-01')).status).toBe(422);
  });
});

describe('统计报表', () => {
  const QUERY = '?from=2020-01-01&to=2099-12-31';

  /** A file that a page leads to. */
  async function file(path: string): Promise<{ headers: Headers; bytes: Buffer }> {
    const cookie = [...county.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${api.url}${path}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  it('has the same numbers as page, as spreadsheet and on paper', async () => {
    const { html } = await county.get(`/console/reports${QUERY}`);
    const sheet = await file(`/console/reports/report.xlsx${QUERY}`);
    const paper = await file(`/console/reports/report.pdf${QUERY}`);
    const { table } = await readTable(sheet.bytes, 1_000_000);
    const printed = await textOf(paper.bytes);
    const lines = table.slice(3).map(([block, label, ...numbers]) => ({
      head: String(label ?? '') === '' ? String(block) : String(label),
      numbers: numbers
        .filter((number) => number !== null)
        .map((number, at) => (at === 5 ? Number(number).toFixed(2) : String(number))),
    }));
    expect(lines.length).toBeGreaterThan(30);
    for (const { head, numbers } of lines) expect(printed, head).toContain(`${head}${numbers.join('')}`);
    expect(lineOf(html, '合计')).toEqual(lines[0]?.numbers);
    expect(lineOf(html, '邻里')).toEqual(['2', '4', '1', '1', '1', '0.00']);
    expect(lines.find(({ head }) => head === '邻里')?.numbers).toEqual(lineOf(html, '邻里'));
    expect(paper.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('督办', () => {
  it('is answered by whoever must, and seen by nobody of the other township', async () => {
    const id = await mediating(await loggedIn(api.url, 'mediator.yangping'));
    const { clock } = api.record;
    await clock.setClock(addHours(await clock.now(), 11 * 24));
    const build = () => ({ type: 'act-on-deadlines' as const });
    await execute(api.record, disputeDecider, { streamId: id, actor: ENGINE, build });
    const answer = `href="/console/disputes/${id}/answer-supervision"`;
    expect((await qingxi.get('/console/supervisions')).html).toContain(answer);
    expect((await county.get('/console/supervisions')).html).toContain('清溪镇社会治理中心');
    const beiling = await signedIn(api.url, 'coordinator.beiling');
    expect((await beiling.get('/console/supervisions')).html).toContain('现在没有等待答复的督办');
    const village = await signedIn(api.url, 'mediator.yangping');
    const seen = await village.get('/console/supervisions');
    expect(seen.html).toContain(`href="/console/disputes/${id}"`);
    expect(seen.html).not.toContain(answer);
  });
});

describe('考评', () => {
  it('shows the score, its parts and what they weigh; a mediator their own alone', async () => {
    const { html } = await county.get('/console/assessment?sort=cases');
    expect(lineOf(html, '杨秀兰').slice(0, 3)).toEqual(['100', '100%（40/40）', '100%（20/20）']);
    expect(html).toContain('40 分');
    expect((await county.get('/console/assessment/mediators.xlsx')).status).toBe(200);
    const shanqian = await signedIn(api.url, 'mediator.shanqian');
    expect((await shanqian.get('/console/assessment')).html).not.toContain('杨秀兰');
    expect((await (await signedIn(api.url, 'officer.qingxi')).get('/console/assessment')).status).toBe(403);
  });
});

describe('三色管控统计', () => {
  it('is numbers for the county and the station, nothing for a township', async () => {
    expect((await county.get('/console/household-figures')).html).toContain('退出管控率');
    expect((await county.get('/console/household-figures?by=quarter')).status).toBe(200);
    expect((await county.get('/console/household-figures?by=officer')).status).toBe(403);
    const chief = await signedIn(api.url, 'chief.qingxi');
    expect((await chief.get('/console/household-figures')).html).toContain('责任民警');
    expect((await qingxi.get('/console/household-figures')).status).toBe(403);
  });
});

describe('分析研判', () => {
  it('is recorded by the centre on a form, and read by the county', async () => {
    const { clock } = api.record;
    const id = await beginAnalysis(api.record, 'qingxi', await clock.now());
    await clock.setClock(addHours(await clock.now(), 1));
    const path = `/console/analysis-meetings/${id}`;
    expect((await qingxi.get('/console/analysis-meetings')).html).toContain(`href="${path}"`);
    expect((await county.get(`${path}/hold`)).status).toBe(403);
    expect((await (await signedIn(api.url, 'coordinator.beiling')).get(path)).status).toBe(404);
    const form = await qingxi.get(`${path}/hold`);
    const read = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.html)?.[1] ?? '';
    const sent = await qingxi.send(`${path}/hold`, {
      key: read('key'),
      seq: read('seq'),
      heldAt: (await clock.now()).slice(0, 16),
      'attendees.0': '秦立新（综治中心）',
      'attendees.1': '欧阳强（派出所）',
    });
    expect(sent.location, sent.html).toBe(`${path}?done=hold`);
    expect((await county.get(path)).html).toContain('秦立新（综治中心）、欧阳强（派出所）');
  });
});

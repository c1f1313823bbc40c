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

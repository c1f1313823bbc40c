import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelFor } from '../../console/forms/field-view.ts';
import { fieldsOfForm, type FormPage } from '../../console/forms/form-page.ts';
import type { Field } from '../../console/forms/shape.ts';
import { wordsOf } from '../../console/layout/words.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, registered } from '../api/caller.ts';
import { type Shown, signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let village: Visitor;
let caller: Caller;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'coordinator.qingxi'] });
  village = await signedIn(api.url, 'mediator.yangping');
  caller = await loggedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

/** What a browser would send of a form as it was shown, without a click in it. */
function fieldsShown({ html }: Shown): Record<string, string> {
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => tag);
  const read = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
  const sent = inputs.filter((tag) => !/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag));
  return Object.fromEntries(
    sent.flatMap((tag) => (read(tag, 'name') ? [[read(tag, 'name'), read(tag, 'value') ?? '']] : [])),
  );
}

async function fillsIn(visitor: Visitor, path: string, typed: Record<string, string>): Promise<Shown> {
  const form = await visitor.get(path);
  expect(form.status, path).toBe(200);
  const { language: _, theme: __, next: ___, ...fields } = fieldsShown(form);
  return visitor.send(path, { ...fields, ...typed });
}

const eventsOf = async (id: string) =>
  ((await caller.get(`/disputes/${id}/events`)).body.items as { type: string }[]).map(({ type }) => type);

describe('a case, by its forms alone and without a script', () => {
  it('is dispatched, accepted, heard and agreed', async () => {
    const id = await registered(caller);
    const base = `/console/disputes/${id}`;
    const dispatched = await fillsIn(village, `${base}/dispatch`, { organisationId: 'yangping' });
    expect(dispatched.location).toBe(`${base}?done=dispatch`);
    expect((await village.get(dispatched.location ?? '')).html).toContain('已完成：分拨');

    const accepted = await fillsIn(village, `${base}/accept`, {
      'consents.0.consented': 'yes',
      'consents.0.courtIfFailed': 'yes',
      'consents.1.consented': 'yes',
      rightsNoticeGiven: 'yes',
    });
    expect(accepted.location, accepted.html).toBe(`${base}?done=accept`);
    const scheduled = await fillsIn(village, `${base}/schedule-session`, {
      at: '2026-11-27T09:00',
      place: '羊坪村调解室',
    });
    expect(scheduled.location).toBe(`${base}?done=schedule-session`);
    // What was planned stands there already.
    const recording = await village.get(`${base}/record-session`);
    expect(recording.html).toContain('value="羊坪村调解室"');
    await fillsIn(village, `${base}/record-session`, {
      heldAt: '2026-11-26T09:00',
      record: '双方各让一步。',
      result: 'succeeded',
    });
    const { parties } = (await caller.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
    const [applicant, respondent] = parties.map(({ partyId }) => partyId);
    const agreed = await fillsIn(village, `${base}/reach-agreement`, {
      facts: '水管改道,水进邻家。',
      items: '排水',
      'terms.0': '李守田于年底前把水管改回原处。',
      'terms.1': '',
      'obligations.0.row': '1',
      'obligations.0.kind': 'act',
      'obligations.0.debtorId': respondent ?? '',
      'obligations.0.creditorId': applicant ?? '',
      'obligations.0.what': '改回水管',
      'obligations.0.dueOn': '2026-12-31',
    });
    expect(agreed.location, agreed.html).toBe(`${base}?done=reach-agreement`);
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(['offered', 'accepted', 'session-scheduled', 'session-recorded', 'agreement-reached']),
    );
  });

  it('does once what is sent twice', async () => {
    const id = await registered(caller);
    const path = `/console/disputes/${id}/record-contact`;
    const form = fieldsShown(await village.get(path));
    const typed = { ...form, note: '电话里说好周五见面。' };
    expect((await village.send(path, typed)).location).toContain('done=record-contact');
    expect((await village.send(path, typed)).location).toContain('done=record-contact');
    expect((await eventsOf(id)).filter((type) => type === 'contact-recorded')).toHaveLength(1);
  });
});

describe('what a form cannot take', () => {
  it('stands on the form with what was typed, and says at which field what to do', async () => {
    const id = await registered(caller);
    const path = `/console/disputes/${id}/change-colour`;
    const refused = await fillsIn(village, path, { reason: '听说双方又吵起来了' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('听说双方又吵起来了');
    expect(refused.html).toContain('href="#f-colour"');
    expect(refused.html).toContain('颜色: 请选择');
    const byTheRules = await fillsIn(village, `/console/disputes/${id}/dispatch`, { organisationId: 'qingxi' });
    expect([byTheRules.status, byTheRules.html.includes('不能分拨给这个单位')]).toEqual([422, true]);
  });

  it('says that somebody else was quicker, and can then be sent again', async () => {
    const id = await registered(caller);
    const path = `/console/disputes/${id}/change-colour`;
    const form = fieldsShown(await village.get(path));
    await caller.post(`/disputes/${id}/record-contact`, {
      at: '2026-11-26T08:00:00+08:00',
      partyIds: [((await caller.get(`/disputes/${id}`)).body.parties as { partyId: string }[])[0]?.partyId],
      note: '来电',
    });
    const stale = await village.send(path, { ...form, colour: 'orange', reason: '可能激化' });
    expect([stale.status, stale.html.includes('案卷有了新的变化'), stale.html.includes('可能激化')]).toEqual([
      412,
      true,
      true,
    ]);
    const again = await village.send(path, { ...fieldsShown(stale), colour: 'orange', reason: '可能激化' });
    expect(again.location).toBe(`/console/disputes/${id}?done=change-colour`);
  });

  it('is not even shown to who may not, or not now', async () => {
    const id = await registered(caller);
    expect((await village.get(`/console/disputes/${id}/resume`)).status).toBe(409);
    expect((await village.get(`/console/disputes/${id}/sign-for`)).status).toBe(403);
    const elsewhere = await signedIn(api.url, 'mediator.shanqian');
    expect((await elsewhere.get(`/console/disputes/${id}/dispatch`)).status).toBe(404);
    expect((await elsewhere.send(`/console/disputes/${id}/dispatch`, { organisationId: 'shanqian' })).status).toBe(404);
  });

  it('adds a row without a script, and keeps what was typed', async () => {
    const id = await registered(caller);
    await caller.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
    const { parties } = (await caller.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
    const consents = parties.map(({ partyId }) => ({ partyId, consented: true }));
    await caller.post(`/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
    const path = `/console/disputes/${id}/reach-agreement`;
    const more = await fillsIn(village, path, { 'terms.0': '第一条', 'terms.1': '第二条', row: 'add:terms' });
    expect(more.status).toBe(200);
    expect([more.html.includes('第二条'), more.html.includes('name="terms.2"')]).toEqual([true, true]);
    const less = await village.send(path, {
      ...fieldsShown(more),
      'terms.0': '第一条',
      'terms.1': '第二条',
      row: 'remove:terms.0',
    });
    expect([less.html.includes('第一条'), less.html.includes('第二条')]).toEqual([false, true]);
  });
});

it('every field of every form of the console has words, in both languages, and so has every code', () => {
  const forms = api.pages.filter((page): page is FormPage => 'form' in page).map(({ form }) => form);
  expect(new Set(forms.map(({ name }) => name)).size).toBeGreaterThan(30);
  const wanting = (['zh-CN', 'en'] as const).flatMap((language) => {
    const say = wordsOf(language);
    return forms.flatMap((form) => {
      const words = form.words(say);
      const showing = { form: form.name, words, say };
      const unsaid = (fields: readonly Field[]): string[] =>
        fields.flatMap((field) => {
          const own = labelFor(field, showing) === field.key ? [field.address] : [];
          const { shape } = field;
          if (shape.kind === 'group' || shape.kind === 'each') return [...own, ...unsaid(shape.fields)];
          if (shape.kind === 'rows' && shape.item.shape.kind === 'group')
            return [...own, ...unsaid(shape.item.shape.fields)];
          return own;
        });
      const { fields } = fieldsOfForm(form, {});
      const consequence = words.consequence[form.name] === undefined ? ['consequence'] : [];
      return [...consequence, ...unsaid(fields)].map((what) => `${language} ${form.name}: ${what}`);
    });
  });
  expect([...new Set(wanting)]).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoStories } from '../../demo/seed.ts';
import { mayView } from '../../domain/dispute/relations.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { readDispute, readDisputeEvents } from '../../record/views/dispute-details.ts';
import { type DisputeFilters, listDisputes } from '../../record/views/dispute-list.ts';
import { similarDisputes } from '../../record/views/similar-disputes.ts';
import { actorNamed, as } from './people-support.ts';
import { allUsers, demoCounty, type DemoCounty, wholeList } from './views-support.ts';

let county: DemoCounty;

beforeAll(async () => {
  county = await demoCounty();
});

afterAll(() => county.close());

const list = (username: string, filters: DisputeFilters = {}, page = wholeList) =>
  as(county.record, username, (tx) => listDisputes(tx, county.world, filters, page));

describe('who sees a dispute', () => {
  it.each(allUsers)('%s sees in the list what the domain says, and opens the same', async (username) => {
    const actor = actorNamed(username);
    const expected = county.states.filter((state) => mayView(actor, state, county.world.organisations));
    const { items, total } = await list(username);
    expect(items.map((item) => item.id).sort()).toEqual(expected.map((state) => state.id).sort());
    expect(total).toBe(expected.length);
    for (const { id } of county.states) {
      const [opened, events] = await as(county.record, username, (tx) =>
        Promise.all([readDispute(tx, county.world, id), readDisputeEvents(tx, county.world, id)]),
      );
      const mayOpen = expected.some((state) => state.id === id);
      expect([opened !== null, events !== null]).toEqual([mayOpen, mayOpen]);
    }
  });

  it('differs between people of the demo county', async () => {
    const counts = await Promise.all(
      ['supervisor.county', 'mediator.yangping', 'grid.yangping'].map((user) => list(user)),
    );
    const [all, some, none] = counts.map(({ total }) => total);
    expect(all).toBe(demoStories.length);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(demoStories.length);
    expect(none).toBe(0);
  });
});

describe('the list', () => {
  const supervisor = 'supervisor.county';

  it('says what a line says, newest first', async () => {
    const { items } = await list(supervisor);
    const [first] = items;
    const state = county.states.find(({ id }) => id === first?.id);
    expect(first).toMatchObject({
      number: state?.number,
      status: state?.status,
      level: state?.level,
      colour: state?.colour,
      owner: { organisationId: state?.owner.organisationId },
      openedAt: state?.openedAt,
      nextDueAt: state?.deadlines[0]?.dueAt ?? null,
      closedAt: state?.ending?.at ?? null,
    });
    expect(items.map((item) => item.title).sort()).toEqual(demoStories.map(({ matter }) => matter.title).sort());
    const opened = items.map((item) => item.openedAt);
    expect(opened).toEqual([...opened].sort().reverse());
  });

  it('filters by each field', async () => {
    for (const field of ['status', 'level', 'colour', 'type', 'source'] as const) {
      for (const value of new Set(county.states.map((state) => state[field]))) {
        const expected = county.states.filter((state) => state[field] === value).map(({ id }) => id);
        const { items } = await list(supervisor, { [field]: value });
        expect(items.map(({ id }) => id).sort()).toEqual(expected.sort());
      }
    }
    const owned = county.states.filter((state) => state.owner.organisationId === 'yangping');
    expect((await list(supervisor, { ownerId: 'yangping' })).total).toBe(owned.length);
    const ended = county.states.filter((state) => state.ending?.outcome === 'terminated');
    expect((await list(supervisor, { outcome: 'terminated' })).total).toBe(ended.length);
  });

  it('counts both days of a span', async () => {
    const day = dateOf(county.states[0]?.openedAt ?? '');
    const thatDay = county.states.filter((state) => dateOf(state.openedAt) === day);
    expect((await list(supervisor, { from: day, to: day })).total).toBe(thatDay.length);
    expect((await list(supervisor, { from: '2099-01-01' })).total).toBe(0);
  });

  it('turns pages without losing or repeating a line', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => list(supervisor, {}, { page, pageSize: 5 })));
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(demoStories.length);
    expect(ids).toHaveLength(demoStories.length);
    expect(pages.every(({ total }) => total === demoStories.length)).toBe(true);
  });

  it('finds by number, by exact name, and by words of the facts, and only what may be seen', async () => {
    const state = county.states.find(({ registrarId }) => registrarId === 'mediator.yangping');
    const story = demoStories.find(({ registrar }) => registrar === 'mediator.yangping');
    if (!state || !story) throw new Error('the demo county has no case of 羊坪');
    expect((await list(supervisor, { q: state.number })).items.map(({ id }) => id)).toEqual([state.id]);
    expect((await list(supervisor, { q: state.number.slice(0, 4) })).total).toBeGreaterThan(1);

    const name = story.matter.parties[0]?.facts.name ?? '';
    const words = story.matter.facts.slice(3, 11);
    for (const q of [name, words]) {
      const found = await list('mediator.yangping', { q });
      expect(found.items.map(({ title }) => title)).toContain(story.matter.title);
      expect((await list('mediator.shanqian', { q })).items.map(({ title }) => title)).not.toContain(
        story.matter.title,
      );
    }
    expect((await list(supervisor, { q: `${name}甲` })).total).toBe(0);
    expect((await list(supervisor, { q: "'; DROP TABLE person; --%" })).total).toBe(0);
  });
});

describe('one dispute', () => {
  it('shows all words in the clear and people masked', async () => {
    for (const { id } of county.states) {
      const details = await as(county.record, 'supervisor.county', (tx) => readDispute(tx, county.world, id));
      const story = demoStories.find(({ matter }) => matter.title === details?.opened.title);
      expect(details?.opened.facts).toBe(story?.matter.facts);
      expect(JSON.stringify(details?.opened)).not.toContain('textId');
      const people = JSON.stringify(details?.people);
      for (const { facts } of story?.matter.parties ?? []) {
        expect(people).toContain(facts.name);
        for (const secret of [facts.idNumber, facts.phone]) if (secret) expect(people).not.toContain(secret);
      }
    }
  });

  it('tells its record: who, when and what', async () => {
    for (const state of county.states) {
      const events = await as(county.record, 'supervisor.county', (tx) =>
        readDisputeEvents(tx, county.world, state.id),
      );
      expect(events?.map(({ seq }) => seq)).toEqual(events?.map((_, index) => index + 1));
      expect(events?.[0]).toMatchObject({ type: 'registered', at: state.openedAt, by: { userId: state.registrarId } });
      expect(events?.[0]?.by.name).toMatch(/\p{Script=Han}/u);
      expect(JSON.stringify(events)).not.toContain('textId');
    }
  });

  it('is nothing for an unknown id', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await as(county.record, 'supervisor.county', (tx) => readDispute(tx, county.world, unknown))).toBeNull();
  });
});

describe('the check for the same case', () => {
  const ask = (
    username: string,
    type: string,
    people: { name: string; idNumber?: string }[],
    closedSince = '2000-01-01T00:00:00.000+08:00',
  ) => as(county.record, username, (tx) => similarDisputes(tx, county.world, { type, people, closedSince }));

  it('names visible cases of the type with the same people, the likeliest first', async () => {
    const story = demoStories.find(({ registrar }) => registrar === 'mediator.yangping');
    if (!story) throw new Error('the demo county has no case of 羊坪');
    const { type, parties, title } = story.matter;
    const people = parties.map(({ facts }) => ({ name: facts.name, idNumber: facts.idNumber }));
    const found = await ask('mediator.yangping', type, people);
    expect(found[0]).toMatchObject({ title, samePeople: parties.length });
    expect(await ask('mediator.shanqian', type, people)).toEqual([]);
    expect(await ask('mediator.yangping', 'tourism', people)).toEqual([]);
    expect(await ask('mediator.yangping', type, [{ name: '无此人' }])).toEqual([]);
  });

  it('leaves out what was closed before', async () => {
    const closed = county.states.find((state) => state.ending !== null);
    const details = await as(county.record, 'supervisor.county', (tx) =>
      readDispute(tx, county.world, closed?.id ?? ''),
    );
    const people = Object.values(details?.people ?? {}).map(({ name }) => ({ name }));
    const ids = async (since: string) =>
      (await ask('supervisor.county', closed?.type ?? '', people, since)).map(({ id }) => id);
    expect(await ids('2000-01-01T00:00:00.000+08:00')).toContain(closed?.id);
    expect(await ids('2099-01-01T00:00:00.000+08:00')).not.toContain(closed?.id);
  });
});

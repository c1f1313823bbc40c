import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** A mediator's pause between two clicks, in ms. Keeps the load of 16 callers well above a county's, not at the limit. */
const LONGEST_PAUSE_MS = 100;

export interface StoryTeller {
  caller: Caller;
  random: Random;
  ledger: Ledger;
  /** Cases in mediation, by organisation, on which colleagues work as well. */
  shared: Map<string, Set<string>>;
  /** A moment that has passed by the system's clock. */
  past: string;
}

/** One dispute from its registration on: how far it gets and what happens on the way is random. */
export async function tellCase(teller: StoryTeller): Promise<void> {
  const { caller, random } = teller;
  const opened = await register(teller);
  if (opened === undefined || random.chance(0.04)) return;
  const { id, partyIds } = opened;
  if (random.chance(0.3)) await command(teller, id, 'screen', { inScope: true });
  await command(teller, id, 'dispatch', { organisationId: caller.organisationId });
  if (random.chance(0.04)) return;
  const consents = partyIds.map((partyId) => ({ partyId, consented: true, courtIfFailed: random.chance(0.5) }));
  await command(teller, id, 'accept', { consents, rightsNoticeGiven: true });
  const shared = casesOf(teller);
  shared.add(id);
  const work: Work = { id, partyIds, colour: 'blue' };
  for (let steps = Math.floor(random.between(1, 5)); steps > 0; steps -= 1) await workOn(teller, work);
  shared.delete(id);
  await endCase(teller, id);
}

async function register(teller: StoryTeller): Promise<{ id: string; partyIds: string[] } | undefined> {
  const { caller, random, ledger } = teller;
  const answer = await caller.post('/disputes', {
    type: random.pick(['neighbours', 'homestead', 'contract', 'damages']),
    source: random.pick(['application', 'initiative', 'screening']),
    title: '相邻通道堆放柴草纠纷',
    facts: `申请人称被申请人在共用通道堆放柴草,第${Math.floor(random.between(1, 9))}次劝说无果。`,
    parties: [
      { side: 'applicant', kind: 'person', name: '陈秀英', phone: '13800000011' },
      { side: 'respondent', kind: 'person', name: '周建华' },
    ],
  });
  const id = String(answer.body.id);
  if (!ledger.note('register', id, answer)) return undefined;
  const { body } = await caller.get(`/disputes/${id}`);
  return { id, partyIds: (body.parties as { partyId: string }[]).map((party) => party.partyId) };
}

interface Work {
  id: string;
  partyIds: string[];
  colour: 'blue' | 'orange';
}

async function workOn(teller: StoryTeller, work: Work): Promise<void> {
  const { id, partyIds } = work;
  const { random, past } = teller;
  switch (random.pick(['investigate', 'lend-a-hand', 'session', 'colour', 'wish', 'suspend'])) {
    case 'investigate':
      return investigate(teller, id);
    case 'lend-a-hand':
      // At the same time as a colleague: two commands on one stream.
      return investigate(teller, random.pick([id, ...casesOf(teller)]));
    case 'session':
      await command(teller, id, 'record-session', {
        ...{ heldAt: past, place: '村调解室', record: '双方各执一词,约定三日后再谈。', result: 'continue' },
      });
      return;
    case 'colour':
      work.colour = work.colour === 'blue' ? 'orange' : 'blue';
      await command(teller, id, 'change-colour', { colour: work.colour, reason: '双方情绪有变化' });
      return;
    case 'wish':
      await command(teller, id, 'record-wish', { partyId: partyIds[0], route: 'court' });
      return;
    case 'suspend':
      if (await command(teller, id, 'suspend', { kind: 'expert-opinion', reason: '等待测量结果' })) {
        await command(teller, id, 'resume', {});
      }
  }
}

/** The organisation's cases in mediation. */
function casesOf({ shared, caller: { organisationId } }: StoryTeller): Set<string> {
  const cases = shared.get(organisationId) ?? new Set();
  shared.set(organisationId, cases);
  return cases;
}

async function investigate(teller: StoryTeller, id: string): Promise<void> {
  await command(teller, id, 'add-investigation', { at: teller.past, record: '走访邻居三户,均称通道原为两家共用。' });
}

async function endCase(teller: StoryTeller, id: string): Promise<void> {
  const luck = teller.random.next();
  if (luck < 0.7) await command(teller, id, 'reconcile', { record: '双方握手言和,当场清走柴草。' });
  else if (luck < 0.9) await command(teller, id, 'withdraw', { reason: '申请人口头撤回' });
  else if (luck < 0.92) await command(teller, id, 'terminate', { ground: 'party-refuses', reason: '被申请人拒绝调解' });
}

/** Sends one command; false if it was refused. */
async function command(teller: StoryTeller, id: string, type: string, body: object): Promise<boolean> {
  await delay(teller.random.between(0, LONGEST_PAUSE_MS));
  return teller.ledger.note(type, id, await teller.caller.post(`/disputes/${id}/${type}`, body));
}

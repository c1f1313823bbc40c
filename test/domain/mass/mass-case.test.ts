import { describe, expect, it } from 'vitest';
import { claimantDecider } from '../../../domain/mass/decider.ts';
import { DomainError } from '../../../domain/errors.ts';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import { availableActions } from '../../../domain/dispute/available-actions.ts';
import { calendar2026, county, people, system, text } from '../../support/dispute-world.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { MassWorld } from './mass-world.ts';

const surroundings = { policy: policyVersion1, organisations: county };

function signing(claimants: number, ...facts: ConstructorParameters<typeof MassWorld>): MassWorld {
  const world = new MassWorld(...facts);
  world.importRoll(claimants);
  world.addLines(claimants);
  world.reach();
  world.draft(claimants);
  return world;
}

function refusal(act: () => void): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('not refused');
}

const awaited = (world: MassWorld) =>
  disputeDecider.tasks(world.dispute, surroundings).map((task) => `${task.what}@${task.organisationId}`);

describe('群体性案件 a mass case', () => {
  it('stays as small with many claimants as with few', () => {
    const few = signing(2);
    const many = signing(200);
    const bytes = (world: MassWorld) => JSON.stringify(world.dispute).length;
    expect(bytes(many) - bytes(few)).toBeLessThan(20);
    expect(many.counts).toMatchObject({ signing: 200 });
  });

  it('takes a roll in batches; one that comes late or twice adds nobody', () => {
    const world = new MassWorld();
    world.importRoll(5);
    world.addLines(3);
    const { import: running } = world.dispute.mass ?? {};
    expect(running).toMatchObject({ rows: 5, done: 3 });
    const again = { type: 'add-claimants', importId: 'import-0', from: 0, claimants: [] } as const;
    world.act({ ...again, claimants: [] }, system);
    expect(refusal(() => world.importRoll(2)).code).toBe('not-possible-now');
    world.addLines(3);
    expect(world.dispute.mass).toMatchObject({ claimants: 5, import: null, counts: { listed: 5 } });
    expect(world.claimants.map(({ number }) => number)).toContain('云河2026-1-人5');
  });

  it('takes no more than policy allows, and no roll that was checked against another one', () => {
    const world = new MassWorld();
    const roll = { importId: 'i', fileId: 'f', sha256: 's', mediaType: 'text/csv' };
    const most = policyVersion1.mass.mostClaimants;
    const importing = { type: 'import-claimants', ...roll, claimantsSeen: 0 } as const;
    expect(refusal(() => world.act({ ...importing, rows: most + 1 })).code).toBe('rule-broken');
    expect(refusal(() => world.act({ ...importing, rows: 1, claimantsSeen: 1 })).code).toBe('not-possible-now');
    world.act({ ...importing, rows: most });
  });

  it('has one agreement for all instead of a single one', () => {
    const world = new MassWorld();
    world.importRoll(2);
    world.addLines(2);
    const actions = availableActions(world.dispute, people.yangping, surroundings);
    expect(actions).toContain('reach-mass-agreement');
    expect(actions).not.toContain('reach-agreement');
    expect(refusal(() => world.reach('2026-03-09'))).toMatchObject({ path: 'instalments.0.dueOn' });
    expect(refusal(() => world.reach('2026-05-01', 1001))).toMatchObject({ path: 'instalments' });
  });

  it('goes on with whoever signs, and sends the others together to the lawful next route (劳动争议调解仲裁法 5)', () => {
    const world = signing(6);
    const [first, second, third, fourth] = world.claimants;
    for (const claimant of [first, second]) if (claimant) world.sign(claimant);
    expect(world.counts).toMatchObject({ signed: 2, signing: 4 });
    expect(awaited(world)).toEqual(['conclude-signing@yangping']);

    world.act({ type: 'conclude-signing' });
    world.refer(100);
    // Every third of the roll has a written acknowledgement.
    expect(world.standing('referred').map(({ ordinal, route }) => ({ ordinal, route }))).toEqual([
      { ordinal: 3, route: 'court' },
      { ordinal: 6, route: 'court' },
    ]);
    expect(world.standing('directed').map(({ route }) => route)).toEqual(['labour-arbitration', 'labour-arbitration']);
    for (const gone of [third, fourth]) if (gone) expect(world.agreementOf(gone).status).toBe('void');
    expect(awaited(world)).toEqual(['follow-agreement@yangping', 'file-claimants@court']);
    expect(disputeDecider.readers(world.dispute, surroundings)).toContain('court');
  });

  it('closes by itself with the last claimant, as performed if anybody was paid', () => {
    const world = signing(3);
    const [first, second, third] = world.claimants;
    for (const claimant of [first, second]) {
      if (!claimant) continue;
      world.sign(claimant);
    }
    world.act({ type: 'conclude-signing' });
    world.refer(10);
    for (const claimant of [first, second]) if (claimant) world.pay(claimant);
    expect(world.counts).toMatchObject({ performed: 2, referred: 1 });
    expect(awaited(world)).toEqual(['file-claimants@court']);

    const claimantId = third?.id ?? '';
    world.act({ type: 'file-claimants', claimants: [{ claimantId, courtCaseNumber: '民初1号' }] }, people.clerk);
    expect(awaited(world)).toEqual(['close-claimants@court']);
    world.act({ type: 'close-claimants', claimantIds: [claimantId] }, people.judge);
    expect(world.dispute.ending).toMatchObject({ outcome: 'performed' });
    expect(world.standing('closed')).toMatchObject([{ courtCaseNumber: '民初1号' }]);
  });

  it('names the lawful route to all when nobody signs and nobody has a paper', () => {
    const world = signing(2);
    world.act({ type: 'conclude-signing' });
    world.refer(10);
    expect(world.dispute.ending).toMatchObject({ outcome: 'terminated', routes: ['labour-arbitration'] });
  });

  it('sends whoever is not paid under an agreement to court, whatever the claim was (人民调解法 32)', () => {
    const world = signing(1);
    const [claimant] = world.claimants;
    if (!claimant) throw new Error('nobody is on the roll');
    world.sign(claimant);
    for (const day of ['2026-04-05', '2026-06-01']) world.until(`${day}T09:00:00.000+08:00`);
    expect(world.counts).toMatchObject({ defaulted: 1 });
    world.act({ type: 'conclude-signing' });
    world.refer(10);
    expect(world.standing('referred')).toMatchObject([{ route: 'court' }]);
  });

  it('moves a whole batch or nobody of it', () => {
    const world = signing(6);
    world.act({ type: 'conclude-signing' });
    world.refer(10);
    const [referred] = world.standing('referred');
    const [directed] = world.standing('directed');
    const claimants = [referred, directed].map((each) => ({ claimantId: each?.id ?? '', courtCaseNumber: '1' }));
    expect(refusal(() => world.act({ type: 'file-claimants', claimants }, people.clerk)).code).toBe('not-possible-now');
    expect(world.standing('filed')).toEqual([]);
    expect(world.counts).toMatchObject({ referred: 2, directed: 4 });
  });

  it('lets only the court file and close, and only those above and the owner conclude', () => {
    const world = signing(3);
    expect(refusal(() => world.act({ type: 'conclude-signing' }, people.hekou)).code).toBe('not-permitted');
    world.act({ type: 'conclude-signing' });
    world.refer(10);
    const file = { type: 'file-claimants', claimants: [{ claimantId: 'claimant-3', courtCaseNumber: '1' }] } as const;
    expect(refusal(() => world.act({ ...file, claimants: [...file.claimants] }, people.yangping)).code).toBe(
      'not-permitted',
    );
  });

  it('ends with the case what was still open of the claims, and leaves alone what binds', () => {
    const world = new MassWorld();
    world.importRoll(3);
    world.addLines(3);
    world.act({ type: 'withdraw', reason: text('reason') });
    expect(world.dispute.status).toBe('closed');
    const closing = { type: 'closed', at: world.now, outcome: 'withdrawn' } as const;
    expect(disputeDecider.reactions(closing, world.dispute)).toEqual([{ kind: 'end-claimants' }]);
    world.end(2);
    world.end(2);
    expect(world.counts).toMatchObject({ listed: 0, ended: 3 });
  });

  it('cannot be withdrawn once somebody is bound by a signature', () => {
    const world = signing(2);
    const [claimant] = world.claimants;
    if (claimant) world.sign(claimant);
    expect(refusal(() => world.act({ type: 'withdraw', reason: text('reason') })).code).toBe('not-possible-now');
  });

  it('lets nobody but the case itself act on a claimant', () => {
    const world = signing(1);
    const [claimant] = world.claimants;
    const context = { now: world.now, actor: people.yangping, calendar: calendar2026, ...surroundings };
    const end = { type: 'end', disputeId: 'case-1', from: 'signing' } as const;
    expect(refusal(() => claimantDecider.decide(claimant ?? null, end, context)).code).toBe('not-permitted');
    const other = { ...end, disputeId: 'case-2' };
    expect(refusal(() => claimantDecider.decide(claimant ?? null, other, { ...context, actor: system })).path).toBe(
      'claimantId',
    );
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { collectFacts } from '../../activities/form-facts.ts';
import { formsOfAgreement } from '../../api/documents/agreement-forms.ts';
import { formsOfAnalysis } from '../../api/documents/analysis-forms.ts';
import { formsOfDispute } from '../../api/documents/dispute-forms.ts';
import { formsOfEnforcement } from '../../api/documents/enforcement-forms.ts';
import type { FormsOfKind } from '../../api/documents/forms-of-kind.ts';
import { formsOfHousehold } from '../../api/documents/household-forms.ts';
import { formsOfReview } from '../../api/documents/review-forms.ts';
import { FORM_CODES } from '../../documents/samples/index.ts';
import { formOf } from '../../domain/documents/form.ts';
import { formName, formNameOf } from '../../domain/documents/form-name.ts';
import { issuePartyCode } from '../../record/party-codes.ts';
import { receiptName } from '../../domain/documents/receipt-name.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { demoStories, NotADemoDatabase, seedDemo } from '../../demo/seed.ts';
import { deciders } from '../../domain/deciders.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { rollTotals } from '../../record/views/claimants.ts';
import { verify } from '../../record/verify.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { makeReal, startDemoClock } from '../support/demo.ts';

const opened: RecordContext[] = [];
afterAll(() => Promise.all(opened.map((record) => record.close())));

async function seeded(clockStart: string): Promise<RecordContext> {
  const { ownerUrl, appUrl } = await freshDatabase();
  await startDemoClock(ownerUrl, clockStart);
  const record = open(appUrl);
  await seedDemo(record, () => undefined);
  return record;
}

function open(databaseUrl: string): RecordContext {
  const masterKey = Buffer.from(readFileSync(inject('instance').masterKeyFile, 'utf8').trim(), 'hex');
  const record = openRecord({ databaseUrl, masterKey, poolSize: 2 });
  opened.push(record);
  return record;
}

/** Papers that only hold a dossier together: they show no case by themselves. */
const OF_NO_RECORD: readonly string[] = [
  'statistical-report',
  'dossier-cover',
  'dossier-contents',
  'dossier-note',
  'back-cover',
  'enclosure-note',
];

const FORMS_OF: Readonly<Record<string, FormsOfKind<never>>> = {
  dispute: formsOfDispute,
  agreement: formsOfAgreement,
  enforcement: formsOfEnforcement,
  household: formsOfHousehold,
  review: formsOfReview,
  'analysis-meeting': formsOfAnalysis,
};

/** Every form that may be asked for of some record now, and whose facts there fill it: each of its parts. */
async function formsFilled(record: RecordContext): Promise<Set<string>> {
  const records = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ id: string; kind: string; seq: number; state: never }>('SELECT id, kind, seq, state FROM stream'),
  );
  const filled = new Set<string>();
  for (const { id, kind, seq, state } of records) {
    const forms = FORMS_OF[kind];
    const codes = forms?.available(state, policyVersion1) ?? [];
    const names = codes.flatMap((code) => {
      const parts = forms?.partsOf?.(code, state) ?? null;
      return parts === null ? [code] : parts.ids.map((about) => formName({ code, about }));
    });
    if (kind === 'dispute' && !filled.has('receipt')) names.push(await receiptOf(record, state));
    for (const form of names) {
      const { facts } = await inTransaction(record.db, SYSTEM, (tx) =>
        collectFacts(record, tx, { streamId: id, seq, form }),
      );
      formOf(kind, form).view(facts);
      filled.add(formNameOf(form).code);
    }
  }
  return filled;
}

/** 受理回执 of its first party, who asks for a code. */
async function receiptOf(record: RecordContext, { id, number, parties }: DisputeState): Promise<string> {
  const to = { streamId: id, number, partyId: parties[0]?.partyId ?? '' };
  const { partyId, issue } = await inTransaction(record.db, SYSTEM, (tx) => issuePartyCode(tx, record.keys, to));
  return receiptName({ partyId, issue });
}

const states = (record: RecordContext) =>
  inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ state: DisputeState }>(`SELECT state FROM stream WHERE kind = 'dispute'`),
  ).then((rows) => rows.map((row) => row.state));

describe('the demo county', () => {
  it('shows every level, every colour and every status that a dispute can have so far', async () => {
    const cases = await states(await seeded('2026-01-05T09:00:00+08:00'));
    expect(cases.length).toBeGreaterThanOrEqual(12);
    const seen = (of: (state: DisputeState) => string) => new Set(cases.map(of));
    expect(seen((state) => state.level)).toEqual(new Set(['village', 'township', 'court']));
    expect(seen((state) => state.colour)).toEqual(new Set(['blue', 'orange', 'red']));
    expect(seen((state) => state.status)).toEqual(
      new Set(['registered', 'offered', 'mediating', 'agreed', 'suspended', 'closed']),
    );
    expect(seen((state) => state.ending?.outcome ?? 'open')).toEqual(
      new Set(['open', 'reconciled', 'terminated', 'withdrawn', 'out-of-scope']),
    );
  });

  it.each(['2026-02-24T00:30:00+08:00', '2026-10-08T08:00:00+08:00', '2026-06-30T23:59:00+08:00'])(
    'can begin at %s with nothing overdue unacted, somebody awaited in every open case, and a whole record',
    async (clockStart) => {
      const record = await seeded(clockStart);
      const surroundings = { policy: policyVersion1, organisations: await record.organisations() };
      for (const state of (await states(record)).filter(disputeDecider.isOpen)) {
        expect(state.deadlines.every((deadline) => deadline.dueAt >= clockStart.slice(0, 19))).toBe(true);
        expect(disputeDecider.tasks(state, surroundings)).not.toHaveLength(0);
      }
      expect((await verify(record, deciders)).findings).toEqual([]);
    },
  );

  it('has a mass case of 150 workers, with a roll that anybody may go on with', async () => {
    const record = await seeded('2026-01-05T09:00:00+08:00');
    const mass = (await states(record)).find((state) => state.mass !== null);
    expect(mass).toMatchObject({
      status: 'mediating',
      mass: { claimants: 150, counts: { listed: 150 }, import: null },
    });
    const totals = await inTransaction(record.db, SYSTEM, (tx) => rollTotals(tx, mass?.id ?? ''));
    expect(totals).toMatchObject({ claimants: 150, amountFen: mass?.amountFen });
  });

  it('has a case from which each official form can be made', async () => {
    const record = await seeded('2026-10-08T08:00:00+08:00');
    const filled = await formsFilled(record);
    const missing = FORM_CODES.filter((code) => !OF_NO_RECORD.includes(code) && !filled.has(code));
    expect(missing).toEqual([]);
    const fileTypes = await inTransaction(record.db, SYSTEM, (tx) =>
      tx.query(`SELECT DISTINCT media_type AS type FROM file WHERE media_type <> 'text/csv' ORDER BY 1`),
    );
    expect(fileTypes).toEqual([{ type: 'application/pdf' }, { type: 'image/jpeg' }]);
  });

  it('has a family of each level under control, the red one warned and visited', async () => {
    const record = await seeded('2026-10-08T08:00:00+08:00');
    const files = await inTransaction(record.db, SYSTEM, (tx) =>
      tx.query<{ state: HouseholdState }>(`SELECT state FROM stream WHERE kind = 'household'`),
    );
    const seen = files.map(({ state }) => `${state.level} ${state.owner.role} ${state.overdue === null}`).sort();
    expect(seen).toEqual(['blue community-officer true', 'orange community-officer true', 'red deputy-chief true']);
    const red = files.find(({ state }) => state.level === 'red')?.state;
    expect(red).toMatchObject({ warnings: [{ delivered: { refused: false } }], visits: [{ complete: true }] });
  });

  it('is loaded once', async () => {
    const record = await seeded('2026-01-05T09:00:00+08:00');
    await seedDemo(record, () => undefined);
    expect(await states(record)).toHaveLength(demoStories.length);
  });

  it('does not go into a database that holds real cases', async () => {
    const { ownerUrl, appUrl } = await freshDatabase();
    await makeReal(ownerUrl);
    await expect(seedDemo(open(appUrl), () => undefined)).rejects.toThrow(NotADemoDatabase);
  });
});

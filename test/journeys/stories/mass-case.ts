import { writeXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import { addDays } from '../../../domain/time/civil-date.ts';
import { inventedId } from '../../domain/mass/resident-ids.ts';
import { until } from '../../support/chaos/until.ts';
import type { HttpClient } from '../../support/http-client.ts';
import type { DemoCounty } from '../../support/journey.ts';

const WORKERS = 150;
const SIGNING = 140;
/** Calls under way at once, as from a few desks where people queue up to sign. */
const DESKS = 4;

interface Claimant {
  id: string;
  ordinal: number;
  amountFen: number;
  acknowledged: boolean;
  standing: string;
  agreementId: string;
}

interface Roll {
  items: Claimant[];
  totals: {
    claimants: number;
    amountFen: number;
    byStanding: Record<string, { claimants: number; amountFen: number }>;
  };
  import: { done: number } | null;
}

/** Every second worker has a 欠条, and each of those who will not sign: the law lets them go to court at once. */
const hasPaper = (n: number) => n % 2 === 0 || n > SIGNING;
const WITH_PAPER = WORKERS / 2 + (WORKERS - SIGNING) / 2;

/** The n-th worker is owed 13,000 yuan and n fen. */
const owedFen = (n: number) => 1_300_000 + n;

async function roll(): Promise<Blob> {
  const workers = Array.from({ length: WORKERS }, (_, index) => index + 1);
  const rows = workers.map((n) => [`工人${n}`, inventedId(n), owedFen(n) / 100, hasPaper(n) ? '有' : '无', null]);
  const sheets = [{ name: '拖欠工资', rows: [['姓名', '身份证号', '拖欠工资(元)', '欠条', '电话'], ...rows] }];
  return new Blob([new Uint8Array(await writeXlsx({ sheets }))]);
}

/** The whole roll, whose totals are at every moment what its lines sum up to. */
async function rollOf(user: HttpClient, id: string): Promise<Roll> {
  const { status, body } = await user.get<Roll>(`/disputes/${id}/claimants?pageSize=200`);
  expect(status).toBe(200);
  const sums: Roll['totals']['byStanding'] = {};
  for (const { standing, amountFen } of body.items) {
    const before = sums[standing] ?? { claimants: 0, amountFen: 0 };
    sums[standing] = { claimants: before.claimants + 1, amountFen: before.amountFen + amountFen };
  }
  expect(body.totals.byStanding).toEqual(sums);
  return body;
}

async function done(user: HttpClient, path: string, body: unknown): Promise<void> {
  const answer = await user.post(path, body);
  expect(answer.body, path).toMatchObject({ seq: expect.any(Number) });
}

/** Each in turn, a few desks at a time. */
async function atDesks(claimants: Claimant[], work: (claimant: Claimant) => Promise<void>): Promise<void> {
  const waiting = [...claimants];
  const desk = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: DESKS }, desk));
}

/** 五年的工资: 150 workers, of whom 140 sign and are paid, and 10 go to court. */
export async function massCase(county: DemoCounty): Promise<void> {
  const studio = await county.person('studio.wang');
  const clerk = await county.person('clerk.court');
  const today = await county.clock.today();

  const opened = await studio.post<{ id: string }>('/disputes', {
    type: 'migrant-wages',
    source: 'initiative',
    title: '宏图建材公司拖欠150名工人工资',
    facts: '公司被兼并后拖欠一百五十名工人工资逾五年,工作室主动上门调解。',
    parties: [
      { side: 'applicant', kind: 'person', name: '邱志刚(工人代表)' },
      { side: 'respondent', kind: 'organisation', name: '宏图建材有限公司' },
    ],
  });
  const { id } = opened.body;
  const look = async () => (await studio.get<Record<string, unknown>>(`/disputes/${id}`)).body;
  await done(studio, `/disputes/${id}/dispatch`, { organisationId: 'studio-wang' });
  const parties = (await look()).parties as { partyId: string; side: string }[];
  const consents = parties.map(({ partyId }) => ({ partyId, consented: true }));
  await done(studio, `/disputes/${id}/accept`, { consents, rightsNoticeGiven: true });
  const company = parties.find(({ side }) => side === 'respondent')?.partyId ?? '';

  const form = new FormData();
  form.set('file', await roll(), '名单.xlsx');
  const preview = await studio.form(`/disputes/${id}/claimants/import?mode=preview`, form);
  expect(preview.body).toMatchObject({ claimants: WORKERS, acknowledged: WITH_PAPER, faults: [] });
  const taken = await studio.form(`/disputes/${id}/claimants/import?mode=apply`, form);
  expect(taken.status).toBe(202);
  await until('the roll is on the case', async () => (await rollOf(studio, id)).totals.claimants === WORKERS, 30_000);
  const owed = Array.from({ length: WORKERS }, (_, index) => owedFen(index + 1)).reduce((sum, fen) => sum + fen, 0);
  expect(await rollOf(studio, id)).toMatchObject({ import: null, totals: { amountFen: owed } });

  await done(studio, `/disputes/${id}/reach-mass-agreement`, {
    facts: '公司拖欠{姓名}工资,双方核对无误。',
    items: '拖欠工资的数额与支付期限。',
    terms: ['公司向{姓名}支付工资{金额},分两期付清。'],
    debtorId: company,
    instalments: [
      { permille: 700, dueOn: addDays(today, 11) },
      { permille: 300, dueOn: addDays(today, 32) },
    ],
  });
  await until('everybody has an agreement', async () => signing(await rollOf(studio, id)) === WORKERS, 60_000);
  expect(await look()).toMatchObject({ status: 'agreed' });

  const { items } = await rollOf(studio, id);
  await atDesks(items.slice(0, SIGNING), async ({ id: claimantId, agreementId }) => {
    for (const partyId of [claimantId, company]) {
      await done(studio, `/agreements/${agreementId}/sign`, { partyId, manner: 'fingerprint' });
    }
    await done(studio, `/agreements/${agreementId}/sign-as-mediator`, {});
    await done(studio, `/agreements/${agreementId}/affix-seal`, {});
  });
  expect((await rollOf(studio, id)).totals.byStanding).toMatchObject({
    signed: { claimants: SIGNING },
    signing: { claimants: WORKERS - SIGNING },
  });
  expect((await clerk.get(`/disputes/${id}`)).status).toBe(404);

  await done(studio, `/disputes/${id}/conclude-signing`, {});
  await until('the others are on their way', async () => signing(await rollOf(studio, id)) === 0, 30_000);
  const atCourt = (await rollOf(clerk, id)).items.filter(({ standing }) => standing === 'referred');
  expect(atCourt.map(({ ordinal, acknowledged }) => [ordinal, acknowledged])).toEqual(
    Array.from({ length: WORKERS - SIGNING }, (_, index) => [SIGNING + 1 + index, true]),
  );
  const tasks = await clerk.get<{ items: { caseId: string; what: string }[] }>(
    '/tasks?scope=organisation&pageSize=200',
  );
  expect(tasks.body.items).toContainEqual(expect.objectContaining({ caseId: id, what: 'file-claimants' }));
  await done(clerk, `/disputes/${id}/claimants/file`, {
    claimants: atCourt.map((one) => ({ claimantId: one.id, courtCaseNumber: `(2026)浙0699民初${one.ordinal}号` })),
  });

  await atDesks(items.slice(0, SIGNING), async ({ agreementId }) => {
    const agreement = await studio.get<{ obligations: { id: string; amountFen: number }[] }>(
      `/agreements/${agreementId}`,
    );
    for (const { id: obligationId, amountFen } of agreement.body.obligations) {
      const paid = { obligationId, amountFen, on: today, proof: '银行代发工资回单' };
      await done(studio, `/agreements/${agreementId}/record-performance`, paid);
    }
  });
  expect(await look()).toMatchObject({ status: 'agreed', waitingFor: { what: 'close-claimants' } });

  const claimantIds = atCourt.map((one) => one.id);
  await done(clerk, `/disputes/${id}/claimants/close`, { claimantIds });
  expect(await look()).toMatchObject({ status: 'closed', outcome: 'performed' });
  expect((await rollOf(studio, id)).totals).toMatchObject({
    claimants: WORKERS,
    amountFen: owed,
    byStanding: { performed: { claimants: 140 }, closed: { claimants: 10 } },
  });
}

function signing({ totals }: Roll): number {
  return totals.byStanding.signing?.claimants ?? 0;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgreementCommand } from '../../domain/agreement/commands.ts';
import { agreementDecider } from '../../domain/agreement/decider.ts';
import type { AgreementState } from '../../domain/agreement/state.ts';
import { advance } from '../../engine/advance-clock.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { listDocuments, readDocument } from '../../record/documents.ts';
import { execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { textOf } from '../documents/read-pdf.ts';
import { recordHistories } from '../replay/record-histories.ts';
import { accept, dispatch, people, register, send, stateOf } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';
import { decrypted, historiesOf, payloadsOf } from './history.ts';

const CLOCK_START = '2026-09-01T09:00:00.000+08:00';
const DAY_MS = 86_400_000;
const WITHIN = { timeout: 20_000 };

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord(CLOCK_START);
});
afterAll(() => driven.end());

/** A case of 羊坪村 in which 1,500 yuan by 2026-09-10 were agreed on by word of mouth. */
async function agreedByWord(): Promise<{ disputeId: string; agreementId: string }> {
  const disputeId = await register(driven);
  await dispatch(driven, disputeId, people.village, 'yangping');
  const { parties } = await accept(driven, disputeId, people.village);
  const agreementId = randomUUID();
  const [creditorId = '', debtorId = ''] = parties.map(({ partyId }) => partyId);
  await send(driven, disputeId, people.village, (seal) => {
    const words = seal.forNew(agreementId, 'agreement');
    return {
      type: 'reach-agreement',
      agreementId,
      draft: {
        form: 'oral',
        facts: words.text('agreement-facts', '雨水管改道,申请人家进水。'),
        items: words.text('agreement-items', '地面损失。'),
        terms: [words.text('agreement-term', '赔偿地面修复费1500元。')],
        obligations: [
          {
            obligationId: randomUUID(),
            kind: 'money',
            debtorId,
            creditorId,
            amountFen: 150_000,
            dueOn: '2026-09-10',
          },
        ],
      },
    };
  });
  driven.deliverer.offer(agreementId);
  await driven.deliverer.drain();
  return { disputeId, agreementId };
}

async function agreementState(id: string): Promise<AgreementState> {
  const saved = await inTransaction(driven.record.db, SYSTEM, (tx) => savedState<AgreementState>(tx, 'agreement', id));
  if (saved === null) throw new Error(`there is no agreement ${id}`);
  return saved.state;
}

async function onAgreement(id: string, build: (seal: Seal, state: AgreementState | null) => AgreementCommand) {
  await execute(driven.record, agreementDecider, { streamId: id, actor: people.village, build });
  driven.deliverer.offer(id);
}

const documentsOf = (streamId: string) => inTransaction(driven.record.db, SYSTEM, (tx) => listDocuments(tx, streamId));

test('the register of an oral agreement is made by itself, and after the last payment and the visit the dispute closes', async () => {
  const { record } = driven;
  const { disputeId, agreementId } = await agreedByWord();
  await expect
    .poll(async () => (await documentsOf(agreementId)).map(({ status }) => status), WITHIN)
    .toEqual(['ready']);
  const [paper] = await documentsOf(agreementId);
  expect(paper?.form).toBe('oral-agreement-register');
  const document = await inTransaction(record.db, SYSTEM, (tx) => readDocument(tx, record.keys, paper?.id ?? ''));
  const text = await textOf(new Uint8Array(document?.pdf ?? []));
  expect(text).toContain('李守田于2026年9月10日前向张桂芳支付人民币1,500.00元（大写：壹仟伍佰元整）。');

  const now = await record.clock.now();
  await onAgreement(agreementId, (_, state) => ({
    type: 'record-performance',
    obligationId: state?.obligations[0]?.obligationId ?? '',
    amountFen: 150_000,
    on: now.slice(0, 10),
  }));
  await onAgreement(agreementId, (seal, state) => ({
    type: 'record-follow-up',
    followUpId: randomUUID(),
    visitedAt: now,
    reason: seal.text('follow-up-reason', '了解履行情况'),
    findings: seal.text('follow-up-findings', '已付清。'),
    visitedPartyIds: state?.parties.map(({ partyId }) => partyId) ?? [],
  }));
  expect((await stateOf(driven, disputeId)).ending?.outcome).toBe('performed');
  const forms = async () => (await documentsOf(agreementId)).map(({ form, status }) => `${form} ${status}`).sort();
  await expect.poll(forms, WITHIN).toEqual(['follow-up-record ready', 'oral-agreement-register ready']);
});

test('unpaid, it is reminded of, overdue, supervised and in default; the dispute knows, the engine knows no name', async () => {
  const { record, engine } = driven;
  const { disputeId, agreementId } = await agreedByWord();
  await advance(record, engine, 10 * DAY_MS);
  expect((await agreementState(agreementId)).obligations[0]?.status).toBe('overdue');
  await advance(record, engine, 16 * DAY_MS);
  expect((await agreementState(agreementId)).status).toBe('defaulted');
  const dispute = await stateOf(driven, disputeId);
  expect(dispute).toMatchObject({ status: 'agreed', agreements: [{ agreementId, standing: 'defaulted' }] });

  const codec = createPayloadCodec(record.keys.payloadKeys);
  const histories = await historiesOf(engine, agreementId, 'agreement');
  const opened = await Promise.all(histories.map((history) => decrypted(history, codec)));
  const said = JSON.stringify(await payloadsOf(opened));
  expect(said).toContain('待履行');
  for (const secret of ['张桂芳', '李守田', '羊坪', '1500', '150000']) expect(said).not.toContain(secret);
  await recordHistories('agreement-defaulted', histories, codec);
});

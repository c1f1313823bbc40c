import { type Caller, mediating } from './caller.ts';

/** Days from today in Shanghai. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** A way of asking one agreement: commands answer 200 or throw. */
export interface Agreement {
  id: string;
  disputeId: string;
  debtorId: string;
  creditorId: string;
}

/** Two sums owed, one in ten days and one in forty, as both sides agreed. */
export function terms(debtorId: string, creditorId: string) {
  return {
    form: 'written',
    facts: '被申请人把雨水管改到巷子里,申请人家进水。',
    items: '雨水管位置与地面损失。',
    terms: ['被申请人将雨水管改回原处。', '被申请人赔偿申请人2000元,分两期付清。'],
    obligations: [
      { kind: 'money', debtorId, creditorId, amountFen: 120_000, dueOn: dayFromNow(10) },
      { kind: 'money', debtorId, creditorId, amountFen: 80_000, dueOn: dayFromNow(40) },
    ],
  };
}

/** A dispute of 羊坪村 in which an agreement was reached, drafted and not signed. */
export async function reached(village: Caller, more: Record<string, unknown> = {}): Promise<Agreement> {
  const disputeId = await mediating(village);
  const { parties } = (await village.get(`/disputes/${disputeId}`)).body as { parties: { partyId: string }[] };
  const [creditorId = '', debtorId = ''] = parties.map(({ partyId }) => partyId);
  const answer = await village.post(`/disputes/${disputeId}/reach-agreement`, {
    ...terms(debtorId, creditorId),
    ...more,
  });
  if (answer.status !== 200) throw new Error(`not reached: ${JSON.stringify(answer.body)}`);
  const { agreementIds } = (await village.get(`/disputes/${disputeId}`)).body as { agreementIds: string[] };
  return { id: agreementIds.at(-1) ?? '', disputeId, debtorId, creditorId };
}

/** Signed by all and sealed. */
export async function signedByAll(village: Caller, agreement: Agreement): Promise<void> {
  const path = `/agreements/${agreement.id}`;
  await done(village, `${path}/sign`, { partyId: agreement.creditorId, manner: 'signature' });
  await done(village, `${path}/sign`, { partyId: agreement.debtorId, manner: 'fingerprint' });
  await done(village, `${path}/sign-as-mediator`);
  await done(village, `${path}/affix-seal`);
}

/** What both parties had the court confirm. */
export async function confirmed(by: { village: Caller; clerk: Caller; judge: Caller }): Promise<Agreement> {
  const agreement = await reached(by.village);
  await signedByAll(by.village, agreement);
  const path = `/agreements/${agreement.id}`;
  const partyIds = [agreement.creditorId, agreement.debtorId];
  await done(by.village, `${path}/apply-for-confirmation`, { partyIds, courtId: 'court' });
  await done(by.clerk, `${path}/accept-confirmation`);
  await done(by.judge, `${path}/decide-confirmation`, { decision: 'confirmed' });
  return agreement;
}

export async function done(caller: Caller, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await caller.post(path, body);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { openPeople } from '../../record/people.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping'] });
  village = await loggedIn(api.url, 'mediator.yangping');
});

afterAll(() => api.stop());

/** A woman's number, born on 1956-03-12. */
const HERS = '33068119560312138x';
const [applicant, respondent] = registration.parties;

const withRespondent = (more: Record<string, unknown>) => ({
  parties: [applicant, { ...respondent, ...more }],
});

/** The paths at fault. */
async function faults(more: Record<string, unknown>): Promise<string[]> {
  const { status, body } = await village.post('/disputes', { ...registration, ...withRespondent(more) });
  expect([status, body.code]).toEqual([422, 'invalid']);
  return (body.errors as { path: string }[]).map(({ path }) => path);
}

async function stored(more: Record<string, unknown>) {
  const id = await registered(village, withRespondent(more));
  const people = await inTransaction(api.record.db, SYSTEM, (tx) => openPeople(tx, api.record.keys, id));
  return [...people.values()].find(({ name }) => name === respondent?.name);
}

describe("a person's identity at registration", () => {
  it.each(['330681195603121387', '3306811956031213', '990681195603121387', '33068121560312138X', 'PASSPORT-1'])(
    'is refused for the number %s',
    async (idNumber) => {
      expect(await faults({ idNumber })).toEqual(['parties.1.idNumber']);
    },
  );

  it('is refused where the number contradicts birth date or gender', async () => {
    expect(await faults({ idNumber: HERS, birthDate: '1956-03-13', gender: 'male' })).toEqual([
      'parties.1.birthDate',
      'parties.1.gender',
    ]);
    expect(await faults({ birthDate: '2190-01-01' })).toEqual(['parties.1.birthDate']);
  });

  it('is refused for the number of who acts for a party, also for an organisation', async () => {
    expect(await faults({ guardian: { name: '李强', idNumber: '330681' } })).toEqual(['parties.1.guardian.idNumber']);
    expect(await faults({ kind: 'organisation', agent: { name: '李强', idNumber: '330681' } })).toEqual([
      'parties.1.agent.idNumber',
    ]);
  });

  it('is stored in one form, with what follows from the number', async () => {
    expect(await stored({ idNumber: HERS, agent: { name: '李强', idNumber: HERS } })).toMatchObject({
      idNumber: '33068119560312138X',
      birthDate: '1956-03-12',
      gender: 'female',
      agent: { idNumber: '33068119560312138X' },
    });
    expect(await stored({ idNumber: HERS, gender: 'unknown' })).toMatchObject({ gender: 'unknown' });
  });

  it("leaves an organisation's number as it is", async () => {
    const company = await stored({ kind: 'organisation', idNumber: '91330681MA2ABCDE0X' });
    expect(company).toMatchObject({ idNumber: '91330681MA2ABCDE0X' });
    expect(company).not.toHaveProperty('birthDate');
  });
});

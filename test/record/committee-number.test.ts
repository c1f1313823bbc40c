import { expect, test } from 'vitest';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { deciders } from '../../domain/deciders.ts';
import { execute } from '../../record/execute.ts';
import { verify } from '../../record/verify.ts';
import { accept, dispatch, people, register, stateOf } from '../workflows/cases.ts';
import { newRecord, type TestRecord } from './county.ts';

/** Cases go their way without an engine. */
const alone = ({ record }: TestRecord) => ({ record, deliverer: { offer: () => undefined } as never });

async function onOffer(county: TestRecord): Promise<string> {
  const id = await register(alone(county));
  await dispatch(alone(county), id, people.village, 'yangping');
  return id;
}

const numbersOf = (states: DisputeState[]) =>
  states
    .map(({ committeeNumbers }) => Number(/第(\d+)号/.exec(committeeNumbers[0]?.number ?? '')?.[1]))
    .sort((a, b) => a - b);

test('fifty acceptances at once, with refused and broken ones between them: no gap, no repeat', async () => {
  const county = await newRecord();
  const ids = await Promise.all(Array.from({ length: 50 }, () => onOffer(county)));
  const broken = { ...disputeDecider, consequences: () => [{ kind: 'none', streamId: '', command: { type: 'none' } }] };
  const doomed = await Promise.all(Array.from({ length: 5 }, () => onOffer(county)));
  const outcomes = await Promise.allSettled([
    ...ids.map((id) => accept(alone(county), id, people.village)),
    // Refused for want of consents, and undone after the number was drawn.
    ...doomed.flatMap((streamId) => [
      execute(county.record, disputeDecider, {
        ...{ streamId, actor: people.village },
        build: (): DisputeCommand => ({ type: 'accept', consents: [], rightsNoticeGiven: true }),
      }),
      execute(county.record, broken, {
        ...{ streamId, actor: people.village },
        build: (_, state): DisputeCommand => ({
          type: 'accept',
          rightsNoticeGiven: true,
          consents: (state?.parties ?? []).map(({ partyId }) => ({ partyId, consented: true })),
        }),
      }),
    ]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...ids.map(() => 'fulfilled'),
    ...doomed.flatMap(() => ['rejected', 'rejected']),
  ]);
  const states = await Promise.all(ids.map((id) => stateOf(alone(county), id)));
  expect(numbersOf(states)).toEqual(ids.map((_, index) => index + 1));
  expect(await county.asOwner('SELECT organisation_id, last FROM committee_number')).toEqual([
    { organisation_id: 'yangping', last: 50 },
  ]);
  expect(await verify(county.record, deciders)).toMatchObject({ ok: true });
});

test('a new year begins at 1', async () => {
  const county = await newRecord();
  await county.record.clock.setClock('2030-12-31T23:00:00.000+08:00');
  const [old, next] = [await onOffer(county), await onOffer(county)];
  await accept(alone(county), old, people.village);
  await county.record.clock.setClock('2031-01-01T00:00:01.000+08:00');
  await accept(alone(county), next, people.village);
  expect([
    (await stateOf(alone(county), old)).committeeNumbers,
    (await stateOf(alone(county), next)).committeeNumbers,
  ]).toMatchObject([[{ number: 'yangping人调字〔2030〕第1号' }], [{ number: 'yangping人调字〔2031〕第1号' }]]);
});

test('no two committees give the same number', async () => {
  const county = await newRecord();
  await expect(county.asOwner(`UPDATE organisation SET short_name = 'yangping' WHERE id = 'hekou'`)).rejects.toThrow(
    /organisation_numbering_name/,
  );
});

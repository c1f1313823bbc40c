import type { History } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workflowBundle } from '../../bin/worker/workflow-bundle.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import type { Organisation } from '../../domain/organisation/tree.ts';
import { advance } from '../../engine/advance-clock.ts';
import { workflowIdOf } from '../../engine/case-workflows.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { publishPolicy } from '../../record/policies.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { PathEntry } from '../../workflows/path-log.ts';
import { widerPolicy } from '../domain/policy/wider-policy.ts';
import { dispatch, people, register, accept, stateOf } from '../workflows/cases.ts';
import { type DrivenRecord, driveRecord } from '../workflows/driven-record.ts';
import { decrypted, historiesOf } from '../workflows/history.ts';
import { storedHistories } from './record-histories.ts';

const DAY_MS = 86_400_000;

/** Throws if today's workflow would not do what that history says it did. */
async function replay(history: History): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, 'replayed');
}

test.each(storedHistories())('$name replays', ({ history }) => replay(history));

describe('after a level was added to the policy', () => {
  let driven: DrivenRecord;
  beforeAll(async () => {
    driven = await driveRecord('2026-03-02T09:00:00.000+08:00');
    await inTransaction(driven.record.db, SYSTEM, async (tx) => {
      await saveOrganisations(tx, withCity());
      await publishPolicy(tx, widerPolicy);
    });
  });
  afterAll(() => driven.end());

  test('a new case goes through it, and old histories replay as before', async () => {
    const { record, engine } = driven;
    const streamId = await register(driven);
    await dispatch(driven, streamId, people.village, 'yangping');
    await advance(record, engine, 7 * DAY_MS);
    await dispatch(driven, streamId, people.coordinator, 'qingxi-committee');
    await accept(driven, streamId, people.township);
    await advance(record, engine, 35 * DAY_MS);
    expect(await stateOf(driven, streamId)).toMatchObject({ level: 'city', policyVersion: 2 });
    const path = await engine.client.workflow
      .getHandle(workflowIdOf({ streamId, kind: 'dispute' }))
      .query<PathEntry[]>('path');
    expect(path.map(({ stage }) => stage)).toEqual(['village', 'township', 'township', 'city']);

    const codec = createPayloadCodec(record.keys.payloadKeys);
    for (const history of await historiesOf(engine, streamId)) await replay(await decrypted(history, codec));
    for (const { history } of storedHistories()) await replay(history);
  });
});

/** The demo county with a city centre between its townships and the county. */
function withCity(): Organisation[] {
  const city: Organisation = {
    id: 'city',
    kind: 'city-centre',
    level: 'city',
    parentId: 'county',
    name: '云河市社会治理中心',
    shortName: '云河市',
  };
  const townships = demoOrganisations.filter(({ kind }) => kind === 'township-centre');
  return [city, ...townships.map((township) => ({ ...township, parentId: 'city' }))];
}

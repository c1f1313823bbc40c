import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { DrivenRecord } from './driven-record.ts';

const actor = (userId: string, organisationId: string, role: Role): Actor => ({ userId, organisationId, role });

export const people = {
  village: actor('mediator.yangping', 'yangping', 'village-mediator'),
  coordinator: actor('coordinator.qingxi', 'qingxi', 'township-coordinator'),
  township: actor('mediator.qingxi', 'qingxi-committee', 'township-mediator'),
  clerk: actor('clerk.court', 'court', 'court-clerk'),
};

/** Sends a command as the API does: the record decides, then the engine is offered the case. */
export async function send(
  { record, deliverer }: Pick<DrivenRecord, 'record' | 'deliverer'>,
  streamId: string,
  by: Actor,
  build: (seal: Seal) => DisputeCommand,
  opens = false,
): Promise<DisputeState> {
  const { state } = await execute(record, disputeDecider, { streamId, actor: by, build, opens });
  deliverer.offer(streamId);
  return state;
}

/** A neighbours' dispute taken in by 羊坪村. */
export async function register(driven: Pick<DrivenRecord, 'record' | 'deliverer'>): Promise<string> {
  const streamId = randomUUID();
  const party = (seal: Seal, side: 'applicant' | 'respondent', name: string) => ({
    partyId: randomUUID(),
    side,
    kind: 'person' as const,
    protected: false,
    ...seal.person({ name, gender: 'female', birthDate: '1968-03-05', address: '羊坪村一组2号' }),
  });
  await send(
    driven,
    streamId,
    people.village,
    (seal) => ({
      type: 'register',
      id: streamId,
      number: `T-${streamId}`,
      disputeType: 'neighbours',
      source: 'application',
      title: seal.text('title', '雨水管改道引起的纠纷'),
      facts: seal.text('facts', '被申请人把雨水管改到两家之间的巷子里,申请人家进水。'),
      parties: [party(seal, 'applicant', '张桂芳'), party(seal, 'respondent', '李守田')],
    }),
    true,
  );
  return streamId;
}

export function dispatch(
  driven: Pick<DrivenRecord, 'record' | 'deliverer'>,
  streamId: string,
  by: Actor,
  organisationId: string,
) {
  return send(driven, streamId, by, () => ({ type: 'dispatch', organisationId }));
}

/** Everybody consents; whether they would go to court if it fails is as said. */
export async function accept(
  driven: Pick<DrivenRecord, 'record' | 'deliverer'>,
  streamId: string,
  by: Actor,
  wishesCourt = false,
) {
  const state = await stateOf(driven, streamId);
  const consents = state.parties.map(({ partyId }) => ({ partyId, consented: true, courtIfFailed: wishesCourt }));
  return send(driven, streamId, by, () => ({ type: 'accept', consents, rightsNoticeGiven: true }));
}

export function withdraw(driven: Pick<DrivenRecord, 'record' | 'deliverer'>, streamId: string, by: Actor) {
  return send(driven, streamId, by, (seal) => ({ type: 'withdraw', reason: seal.text('reason', '不再申请调解') }));
}

/** A dispute's saved state, as the system sees it. */
export async function stateOf({ record }: Pick<DrivenRecord, 'record'>, streamId: string): Promise<DisputeState> {
  const [row] = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ state: DisputeState }>('SELECT state FROM stream WHERE id = $1', [streamId]),
  );
  if (!row) throw new Error(`there is no case ${streamId}`);
  return row.state;
}

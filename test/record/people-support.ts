import { randomBytes, randomUUID } from 'node:crypto';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import { demoUsers } from '../../demo/users.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM, type Tx } from '../../record/transaction.ts';
import { freshDatabase } from '../support/instance/database.ts';

export interface CountyRecord {
  record: RecordContext;
  ownerUrl: string;
  /** The same database opened by a process that remembers nothing. */
  reopened(): RecordContext;
  close(): Promise<void>;
}

/** An empty record of the demo county's organisations. */
export async function countyRecord(): Promise<CountyRecord> {
  const { appUrl, ownerUrl } = await freshDatabase();
  const masterKey = randomBytes(32);
  const opened: RecordContext[] = [];
  const open = () => {
    const record = openRecord({ databaseUrl: appUrl, masterKey, poolSize: 4 });
    opened.push(record);
    return record;
  };
  const record = open();
  await inTransaction(record.db, SYSTEM, (tx) => saveOrganisations(tx, demoOrganisations));
  return {
    record,
    ownerUrl,
    reopened: open,
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
    },
  };
}

export function actorNamed(username: string): Actor {
  const user = demoUsers.find((candidate) => candidate.username === username);
  if (!user) throw new Error(`the demo county has no user ${username}`);
  return { userId: username, organisationId: user.organisationId, role: user.role };
}

/** Reads in somebody's name. */
export function as<T>({ db }: RecordContext, username: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, actorNamed(username), work);
}

export const applicant: PersonFacts = {
  name: '买买提·艾力',
  idNumber: '11010519491231002X',
  phone: '13812345678',
  address: '云河县清溪镇羊坪村三组12号',
  birthDate: '1949-12-31',
};
export const respondent: PersonFacts = { name: '赵大田', phone: '13700002222' };

export interface Matter {
  by: string;
  type: string;
  title: string;
  facts: string;
  people: PersonFacts[];
}

export const boundary: Matter = {
  by: 'mediator.yangping',
  type: 'forest-land',
  title: '后山界址之争',
  facts: '两家对后山老核桃树以北的界址说法不一,请求按旧图勘界。',
  people: [applicant, respondent],
};

/** Registers a dispute as the API does. */
export async function register(record: RecordContext, matter: Matter = boundary): Promise<DisputeState> {
  const county = (await record.organisations()).county;
  if (!county) throw new Error('no county');
  const number = await nextCaseNumber(record.db, county, await record.clock.now());
  return perform(record, matter.by, randomUUID(), true, (seal) => ({
    type: 'register',
    id: seal.streamId,
    number,
    disputeType: matter.type,
    source: 'application',
    title: seal.text('title', matter.title),
    facts: seal.text('facts', matter.facts),
    parties: matter.people.map((facts, index) => ({
      partyId: randomUUID(),
      side: index === 0 ? 'applicant' : 'respondent',
      kind: 'person',
      protected: false,
      ...seal.person(facts),
    })),
  }));
}

export async function perform(
  record: RecordContext,
  by: string,
  streamId: string,
  opens: boolean,
  build: (seal: Seal) => DisputeCommand,
): Promise<DisputeState> {
  const actor = actorNamed(by);
  return (await execute(record, disputeDecider, { streamId, actor, opens, build })).state;
}

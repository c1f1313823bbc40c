import { randomUUID } from 'node:crypto';
import { found } from '../../api/http/reading.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { RecordContext } from '../../record/context.ts';
import { beginDraft, discardDraft, keepDraft, listDrafts, readDraft } from '../../record/drafts.ts';
import { inTransaction } from '../../record/transaction.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Typed } from '../forms/typed.ts';

/** 登记草稿: what has been typed so far, step by step, whether or not it could be sent. */
export interface RegistrationDraft {
  matter: Typed;
  parties: Typed;
  /** The clue that becomes a dispute by it. */
  clueId: string | null;
  /** For the registration at its end: sent twice, it is done once. */
  key: string;
}

export interface KeptDraft extends RegistrationDraft {
  id: string;
  savedAt: Instant;
}

/** Two people stand there at first, one on either side. */
const FIRST_PARTIES: Typed = {
  'parties.0.side': 'applicant',
  'parties.0.kind': 'person',
  'parties.1.side': 'respondent',
  'parties.1.kind': 'person',
};

export function emptyDraft(matter: Typed = {}, clueId: string | null = null): RegistrationDraft {
  return { matter, parties: FIRST_PARTIES, clueId, key: randomUUID() };
}

/** One's own, the latest first. */
export function draftsOf({ db, keys }: RecordContext, actor: Actor): Promise<KeptDraft[]> {
  return inTransaction(db, actor, async (tx) => (await listDrafts(tx, keys, 'registration')).map(opened));
}

/** Throws Problem `not-found` for what is nobody's, or somebody else's. */
export async function draftFor({ db, keys }: RecordContext, actor: Actor, id: string): Promise<KeptDraft> {
  const draft = await inTransaction(db, actor, (tx) => readDraft(tx, keys, 'registration', id));
  return opened(found(draft));
}

export function begin({ db, keys }: RecordContext, actor: Actor, draft: RegistrationDraft): Promise<string> {
  return inTransaction(db, actor, (tx) => beginDraft(tx, keys, 'registration', sealable(draft)));
}

/** Throws Problem `not-found` if it was discarded, or registered, meanwhile. */
export async function keep(
  { db, keys }: RecordContext,
  actor: Actor,
  { id, savedAt: _, ...draft }: KeptDraft,
): Promise<void> {
  const isKept = await inTransaction(db, actor, (tx) => keepDraft(tx, keys, 'registration', id, sealable(draft)));
  found(isKept ? id : null);
}

export function discard({ db }: RecordContext, actor: Actor, id: string): Promise<void> {
  return inTransaction(db, actor, (tx) => discardDraft(tx, 'registration', id));
}

function sealable(draft: RegistrationDraft): Buffer {
  return Buffer.from(JSON.stringify(draft));
}

function opened({ id, savedAt, content }: { id: string; savedAt: Instant; content: Buffer }): KeptDraft {
  return { id, savedAt, ...(JSON.parse(content.toString('utf8')) as RegistrationDraft) };
}

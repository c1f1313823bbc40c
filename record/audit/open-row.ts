import type { PersonFacts } from '../../domain/people/person.ts';
import { maskName } from '../../domain/people/mask.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { caseKeyOf } from '../case-key.ts';
import { decrypt } from '../cipher.ts';
import type { KeyRing } from '../keys.ts';
import { openPerson, type PersonRow } from '../people.ts';
import type { Tx } from '../transaction.ts';

/** A line of the trail, or an event, as the search selects it. */
export interface TrailRow {
  n: number | null;
  seq: number | null;
  kind: string;
  outcome: string;
  at: Instant;
  enteredAt: Instant | null;
  userId: string;
  organisationId: string;
  role: string;
  route: string | null;
  caseId: string | null;
  personId: string | null;
  documentId: string | null;
  field: string | null;
  purpose: Buffer | null;
  id: string | null;
  about: Record<string, string> | null;
  words: Buffer | null;
  sessionId: string | null;
  address: string | null;
  userAgent: string | null;
}

/** The same for the auditor's eyes: the purpose in words, people masked. */
export interface OpenedRow extends Omit<TrailRow, 'id' | 'purpose' | 'words' | 'caseId' | 'personId'> {
  case: { id: string; kind: string; number: string } | null;
  person: { id: string; name: string | null } | null;
  /** Null also where the key that it lay under was destroyed with the case. */
  purpose: string | null;
  sought: string[] | null;
}

/** What the station of a family keeps: of these nothing is shown but that they were looked at or written. */
const OF_STATION = ['household', 'violence-report', 'visit-task', 'review', 'reassignment'];

/** Reads as the record. */
export async function openRow(tx: Tx, keys: KeyRing, row: TrailRow): Promise<OpenedRow> {
  const { id, purpose, words, caseId, personId, ...plain } = row;
  const [ofCase] = caseId
    ? await tx.prepared<{ id: string; kind: string; number: string }>(
        'SELECT id, kind, number FROM stream WHERE id = $1',
        [caseId],
      )
    : [];
  const isOfStation = ofCase !== undefined && OF_STATION.includes(ofCase.kind);
  return {
    ...plain,
    route: plain.seq !== null && isOfStation ? null : plain.route,
    case: ofCase ?? null,
    person: personId === null ? null : { id: personId, name: isOfStation ? null : await nameOf(tx, keys, personId) },
    purpose: await purposeOf(tx, keys, row),
    sought: words && id ? soughtIn(keys, id, words) : null,
  };
}

/** 张*某: what was searched for and who was looked at is to be told apart, not read. */
async function nameOf(tx: Tx, keys: KeyRing, personId: string): Promise<string | null> {
  const [row] = await tx.prepared<PersonRow>(
    `SELECT person.id, person.stream_id, person.cipher, data_key.wrapped
     FROM person JOIN data_key ON data_key.id = person.id WHERE person.id = $1`,
    [personId],
  );
  return row ? maskName((JSON.parse(openPerson(keys, row)) as PersonFacts).name) : null;
}

export async function purposeOf(
  tx: Tx,
  keys: KeyRing,
  { purpose, caseId, id }: Pick<TrailRow, 'purpose' | 'caseId' | 'id'>,
): Promise<string | null> {
  if (purpose === null || caseId === null || id === null) return null;
  const [kept] = await tx.prepared('SELECT FROM data_key WHERE id = $1', [caseId]);
  if (!kept) return null;
  return decrypt(await caseKeyOf(tx, keys, caseId), purpose, ['audit', caseId, id]).toString('utf8');
}

function soughtIn(keys: KeyRing, id: string, words: Buffer): string[] {
  return (JSON.parse(keys.openSmall('audit-words', words, [id]).toString('utf8')) as string[]).map(maskName);
}

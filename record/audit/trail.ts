import { randomUUID } from 'node:crypto';
import type { TrailEntry } from '../../domain/audit/entry.ts';
import { nameIndex } from '../blind-index.ts';
import type { Database } from '../database.ts';
import { RecordUnavailable } from '../errors.ts';
import type { KeyRing } from '../keys.ts';
import { inTransaction, SYSTEM } from '../transaction.ts';

/** 审计轨迹 of one process. */
export interface Trail {
  /**
   * Enters a look; when this answers it is committed, and only then may be shown what was looked at. A refusal is entered if
   * there is something that was refused.
   * @throws RecordUnavailable
   */
  enter(entry: TrailEntry): Promise<void>;
}

/** Most looks in one transaction. */
const MOST_AT_ONCE = 500;

// An id is of a record, of a person in it or of a paper of it. What is not there was not refused either.
const INSERT = `
  INSERT INTO audit (id, kind, outcome, stream_id, person_id, document_id, user_id, organisation_id, role, route, about,
    words, word_index, session_id, address, user_agent, at)
  SELECT look.id, look.kind, look.outcome, found.stream_id, found.person_id, found.document_id, look."userId",
    look."organisationId", look.role, look.route, look.about, decode(look.words, 'base64'),
    (SELECT array_agg(decode(each, 'base64')) FROM jsonb_array_elements_text(look."wordIndex") AS each),
    look."sessionId", look.address, look."userAgent", record_now()
  FROM jsonb_to_recordset($1::jsonb) AS look (id uuid, kind text, outcome text, target uuid, "userId" text,
    "organisationId" text, role text, route text, about jsonb, words text, "wordIndex" jsonb, "sessionId" text,
    address text, "userAgent" text)
  LEFT JOIN LATERAL (
    SELECT id AS stream_id, NULL::uuid AS person_id, NULL::uuid AS document_id FROM stream WHERE id = look.target
    UNION ALL SELECT stream_id, id, NULL FROM person WHERE id = look.target
    UNION ALL SELECT stream_id, NULL, id FROM document WHERE id = look.target
    LIMIT 1
  ) AS found ON true
  WHERE look.outcome <> 'not-found' OR found.stream_id IS NOT NULL`;

interface Waiting {
  row: object;
  entered: () => void;
  failed: (error: unknown) => void;
}

/** Looks that come while others are being committed are committed together, so that many cost little more than one. */
export function createTrail({ db, keys }: { db: Database; keys: KeyRing }): Trail {
  let waiting: Waiting[] = [];
  let isCommitting = false;

  async function commitAll(): Promise<void> {
    if (isCommitting) return;
    isCommitting = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        const rows = JSON.stringify(batch.map(({ row }) => row));
        // Sent together with its COMMIT: one way to the server and back.
        await inTransaction(db, SYSTEM, async (tx) => tx.send(INSERT, [rows]));
        for (const { entered } of batch) entered();
      } catch (error) {
        const unentered = new RecordUnavailable('the audit trail cannot be written now', { cause: error });
        for (const { failed } of batch) failed(unentered);
      }
    }
    isCommitting = false;
  }

  return {
    enter: (entry) =>
      new Promise((entered, failed) => {
        waiting.push({ row: rowOf(keys, entry), entered, failed });
        void commitAll();
      }),
  };
}

function rowOf(keys: KeyRing, { kind, outcome, actor, origin, target, about, words = [] }: TrailEntry): object {
  return { kind, outcome, target, about, ...actor, ...origin, ...sealed(keys, words) };
}

function sealed(keys: KeyRing, words: readonly string[]): object {
  if (words.length === 0) return {};
  const id = randomUUID();
  return {
    id,
    words: keys.sealSmall('audit-words', Buffer.from(JSON.stringify(words)), [id]).toString('base64'),
    wordIndex: words.map((word) => nameIndex(keys.blindIndexKey, word).toString('base64')),
  };
}

import { createHash, randomUUID } from 'node:crypto';
import type { TextRef } from '../domain/decider.ts';
import { personMac, textMac } from './binding.ts';
import type { CheckedFile } from './files.ts';
import { type Identity, identityOf } from './person-identity.ts';
import type { KeyRing } from './keys.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { type SealedThings, type SealWrites, writeSealed } from './seal-writes.ts';
import type { Tx } from './transaction.ts';

/** 封存: turns words, people and files into references that an event may carry. Given to a command's `build`. */
export interface Seal {
  readonly streamId: string;
  text(field: string, value: string): TextRef;
  person(facts: PersonFacts): { personId: string; hmac: string };
  file(file: CheckedFile): { fileId: string; mediaType: string; sha256: string; bytes: number };
  /** For a record that the command opens beside its own, which keeps its words under its own key. */
  forNew(streamId: string, kind: string): Seal;
  /** For one that there is already, which the command reaches. */
  forOther(streamId: string, kind: string): Seal;
}

/** Somebody sealed by this command, and by what they are known to be the same as others. */
export interface SealedPerson extends Identity {
  personId: string;
}

/** The side of a seal that only `execute` uses. */
export interface PendingSeal extends Seal {
  /** People sealed so far, for whoever looks for them among households before they are stored. */
  people(): SealedPerson[];
  /**
   * `INSERT` statements for all that was sealed, one a table and none for a table without rows, ready to stand in a
   * `WITH`; their parameters are numbered from `first`. On a stream that exists it reads the case's key, unless that is
   * remembered.
   */
  writes(tx: Tx, first: number): Promise<SealWrites>;
  /** The seal of a record that is opened beside this one; a fresh one if nothing was sealed for it. */
  ofNew(streamId: string, kind: string): PendingSeal;
  /** The seal of a record that the command reaches, once; undefined if nothing was sealed for it. */
  takeOther(streamId: string): PendingSeal | undefined;
  /** Call after the commit: only then is a new case's key known to be the one that was stored. */
  committed(): void;
}

/** `opens` says that the command begins the stream, which then gets its key. */
export function createSeal(keys: KeyRing, stream: { id: string; kind: string; opens: boolean }): PendingSeal {
  const things: SealedThings = { texts: [], people: [], files: [] };
  let newCaseKey: Buffer | null = null;
  const beside = new Map<string, PendingSeal>();
  const others = new Map<string, PendingSeal>();
  const kept = (seals: Map<string, PendingSeal>, opens: boolean) => (id: string, kind: string) => {
    const sealed = seals.get(id) ?? createSeal(keys, { id, kind, opens });
    seals.set(id, sealed);
    return sealed;
  };
  const ofNew = kept(beside, true);
  return {
    streamId: stream.id,
    text(field, value) {
      const id = randomUUID();
      things.texts.push({ id, field, value });
      return { textId: id, hmac: textMac(keys, stream.id, { id, field, value }) };
    },
    person(facts) {
      const id = randomUUID();
      const json = JSON.stringify(facts);
      things.people.push({ id, json, facts });
      return { personId: id, hmac: personMac(keys, stream.id, { id, json }) };
    },
    file(checked) {
      const id = randomUUID();
      const sha256 = createHash('sha256').update(checked.bytes).digest('hex');
      things.files.push({ id, sha256, checked });
      return { fileId: id, mediaType: checked.mediaType, sha256, bytes: checked.bytes.length };
    },
    people: () => things.people.map(({ id, facts }) => ({ personId: id, ...identityOf(keys, facts) })),
    forNew: ofNew,
    forOther: kept(others, false),
    ofNew,
    takeOther(streamId) {
      const sealed = others.get(streamId);
      others.delete(streamId);
      return sealed;
    },
    async writes(tx, first) {
      const written = await writeSealed(tx, keys, stream, things, first);
      newCaseKey = written.newCaseKey;
      return written;
    },
    committed() {
      if (newCaseKey) keys.caseKeys.remember(stream.id, newCaseKey);
      for (const other of beside.values()) other.committed();
    },
  };
}

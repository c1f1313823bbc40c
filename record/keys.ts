import { hkdfSync, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';
import { keyIdOf, withKeyId, withoutKeyId } from './key-id.ts';

const KEY_BYTES = 32;
const FIRST_KEY = 1;
/** Case keys remembered: at 32 bytes each, well under 10 MB, and more than a county touches in a day. */
const REMEMBERED_CASES = 20_000;

/** Whose data a key protects. A case key's id is the stream's id, a person key's the person's. */
export interface KeyOwner {
  kind: 'person' | 'case';
  id: string;
  streamId: string;
}

/** 密钥: everything derived from the one master key, which never touches the database. */
export interface KeyRing {
  /** HMAC that binds an event to the sealed words and people it names. */
  readonly bindingKey: Buffer;
  /** Keyed hashes for exact search (names, ID numbers) and for search in facts. */
  readonly blindIndexKey: Buffer;
  /** HMAC over the sealer's checkpoints. */
  readonly sealerKey: Buffer;
  /** AES-256 key of the Temporal payload codec. */
  readonly payloadCodecKey: Buffer;
  /** From which parties' codes come, and under which they are hashed. */
  readonly partyCodeKey: Buffer;
  /** A fresh key, and the form in which it is stored. */
  newDataKey(owner: KeyOwner): { key: Buffer; wrapped: Buffer };
  /** Throws if the stored form was changed or belongs to another owner. */
  unwrap(owner: KeyOwner, wrapped: Buffer): Buffer;
  /**
   * 小秘密: a few bytes that a table keeps encrypted, such as a TOTP secret. The stored bytes begin with the id of the key
   * they lie under. `binding` names the row, so that they open in no other.
   */
  sealSmall(purpose: string, plain: Buffer, binding: readonly string[]): Buffer;
  /** Throws if the stored bytes were changed, belong to another purpose or row, or their key is not there. */
  openSmall(purpose: string, sealed: Buffer, binding: readonly string[]): Buffer;
  readonly caseKeys: CaseKeys;
}

/** Case keys already unwrapped, least recently used forgotten first. Saves the command path a read. */
export interface CaseKeys {
  get(streamId: string): Buffer | undefined;
  remember(streamId: string, key: Buffer): void;
}

/** Throws RangeError unless the master key has 32 bytes. */
export function createKeyRing(masterKey: Buffer): KeyRing {
  if (masterKey.length !== KEY_BYTES) throw new RangeError(`the master key must have ${KEY_BYTES} bytes`);
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `fengqiao/1/${purpose}`, KEY_BYTES));
  const wrappingKey = derive('wrapping');
  const smallSecretKey = derive('small-secret');
  return {
    bindingKey: derive('binding'),
    blindIndexKey: derive('blind-index'),
    sealerKey: derive('sealer'),
    payloadCodecKey: derive('payload-codec'),
    partyCodeKey: derive('party-code'),
    newDataKey(owner) {
      const key = randomBytes(KEY_BYTES);
      return { key, wrapped: encrypt(wrappingKey, key, bindingOf(owner)) };
    },
    unwrap: (owner, wrapped) => decrypt(wrappingKey, wrapped, bindingOf(owner)),
    sealSmall: (purpose, plain, binding) =>
      withKeyId(FIRST_KEY, encrypt(smallSecretKey, plain, ['small-secret', purpose, ...binding])),
    openSmall(purpose, sealed, binding) {
      if (keyIdOf(sealed) !== FIRST_KEY) throw new Error(`key ${keyIdOf(sealed)} is not there`);
      return decrypt(smallSecretKey, withoutKeyId(sealed), ['small-secret', purpose, ...binding]);
    },
    caseKeys: createCaseKeys(),
  };
}

function bindingOf(owner: KeyOwner): string[] {
  return ['data-key', owner.kind, owner.id, owner.streamId];
}

function createCaseKeys(): CaseKeys {
  const keys = new Map<string, Buffer>();
  return {
    get(streamId) {
      const key = keys.get(streamId);
      if (key !== undefined) {
        // Map keeps insertion order: what was just used moves to the end, so that the first entry is the oldest.
        keys.delete(streamId);
        keys.set(streamId, key);
      }
      return key;
    },
    remember(streamId, key) {
      keys.set(streamId, key);
      const oldest = keys.keys().next();
      if (keys.size > REMEMBERED_CASES && !oldest.done) keys.delete(oldest.value);
    },
  };
}

import { randomBytes } from 'node:crypto';
import { createCaseKeys, type CaseKeys } from './case-keys.ts';
import { decrypt, encrypt } from './cipher.ts';
import { keyIdOf, withKeyId, withoutKeyId } from './key-id.ts';
import type { MasterKeys } from './master-keys.ts';
import type { PurposeKey, PurposeKeys, RenewablePurpose } from './purpose-keys.ts';
import { unwrap, wrap } from './wrapping.ts';

const KEY_BYTES = 32;
/** What another process did to the ring, this one knows after at most so long, with its next transaction. */
const FRESH_MS = 10_000;

/** Whose data a key protects. A case key's id is the stream's id, a person key's the person's. */
export interface KeyOwner {
  kind: 'person' | 'case';
  id: string;
  streamId: string;
}

/**
 * 密钥环. Master keys, which never touch the database, wrap the purpose keys and the keys of cases and people, which do the
 * work: another master key changes nothing that they have made (docs/adr/0017).
 */
export interface KeyRing {
  /** HMAC that binds an event to the sealed words and people it names. */
  readonly bindingKey: Buffer;
  /** Keyed hashes for exact search (names, ID numbers) and for search in facts. */
  readonly blindIndexKey: Buffer;
  /** From which parties' codes come, and under which they are hashed. */
  readonly partyCodeKey: Buffer;
  /** HMAC over the sealer's checkpoints. */
  readonly sealerKey: PurposeKey;
  /** Of a checkpoint that names it; undefined if there is none. */
  sealerKeyOf(id: number): Buffer | undefined;
  readonly payloadKeys: PayloadKeys;
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
  /** Reads the ring if that was not done lately; before every transaction. Throws what `load` throws. */
  beReady(): Promise<void>;
}

/** AES-256 keys of the Temporal payload codec; they wait until the ring was read. */
export interface PayloadKeys {
  current(): Promise<PurposeKey>;
  /** Reads the ring again for one that is not known. Throws Error if there is none. */
  find(id: number): Promise<Buffer>;
}

/** `load` reads the purpose keys; see `loadPurposeKeys`. Whatever needs one before that throws. */
export function createKeyRing(masters: MasterKeys, load: (erasedSince: number) => Promise<PurposeKeys>): KeyRing {
  const caseKeys = createCaseKeys();
  let loaded: PurposeKeys | undefined;
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;
  const purposes = (): PurposeKeys => {
    if (loaded === undefined) throw new Error('the key ring was not read yet');
    return loaded;
  };
  const reload = (): Promise<void> => {
    loading ??= load(loaded?.erased.upTo ?? 0)
      .then((keys) => {
        loaded = keys;
        for (const streamId of keys.erased.streamIds) caseKeys.forget(streamId);
        loadedAt = performance.now();
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
  const found = (purpose: RenewablePurpose, id: number): Buffer => {
    const key = purposes().find(purpose, id);
    if (key === undefined) throw new Error(`key ${id} is not there`);
    return key;
  };
  return {
    get bindingKey() {
      return purposes().stable('binding');
    },
    get blindIndexKey() {
      return purposes().stable('blind-index');
    },
    get partyCodeKey() {
      return purposes().stable('party-code');
    },
    get sealerKey() {
      return purposes().current('sealer');
    },
    sealerKeyOf: (id) => purposes().find('sealer', id),
    payloadKeys: {
      async current() {
        if (loaded === undefined) await reload();
        return purposes().current('payload-codec');
      },
      async find(id) {
        if (loaded?.find('payload-codec', id) === undefined) await reload();
        return found('payload-codec', id);
      },
    },
    newDataKey(owner) {
      const key = randomBytes(KEY_BYTES);
      return { key, wrapped: wrap(masters.current(), key, dataKeyBinding(owner)) };
    },
    unwrap: (owner, wrapped) => unwrap(masters, wrapped, dataKeyBinding(owner)),
    sealSmall(purpose, plain, binding) {
      const { id, key } = purposes().current('small-secret');
      return withKeyId(id, encrypt(key, plain, ['small-secret', purpose, ...binding]));
    },
    openSmall(purpose, sealed, binding) {
      const key = found('small-secret', keyIdOf(sealed));
      return decrypt(key, withoutKeyId(sealed), ['small-secret', purpose, ...binding]);
    },
    caseKeys,
    beReady: () => (performance.now() - loadedAt < FRESH_MS ? READY : reload()),
  };
}

const READY = Promise.resolve();

/** 封装绑定: names the row of a case's or a person's key. */
export function dataKeyBinding({ kind, id, streamId }: KeyOwner): string[] {
  return ['data-key', kind, id, streamId];
}

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { idNumberIndex, nameIndex, searchTokens } from '../../record/blind-index.ts';
import { decrypt, encrypt } from '../../record/cipher.ts';
import { createKeyRing, type KeyRing } from '../../record/keys.ts';
import {
  derivedFrom,
  fixedMasterKeys,
  formatMasterKeys,
  masterKey,
  parseMasterKeys,
} from '../../record/master-keys.ts';

const keys = await ringOf(randomBytes(32));

/** A ring without a database: its purpose keys come from the master key, as before there were ids. */
async function ringOf(master: Buffer): Promise<KeyRing> {
  const ring = createKeyRing(fixedMasterKeys([masterKey(1, master)]), async () => ({
    stable: (purpose) => derivedFrom(master, purpose),
    current: (purpose) => ({ id: 1, key: derivedFrom(master, purpose) }),
    erased: { streamIds: [], upTo: 0 },
    find: (purpose, id) => (id === 1 ? derivedFrom(master, purpose) : undefined),
  }));
  await ring.beReady();
  return ring;
}

describe('keys', () => {
  it('of a master file are one a line, the current first; digits alone are key 1', () => {
    const [one = '', two = ''] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('hex'));
    expect(parseMasterKeys(`${one}\n`)).toMatchObject([{ id: 1, bytes: Buffer.from(one, 'hex') }]);
    expect(parseMasterKeys(`2:${two}\n1:${one}\n`).map(({ id }) => id)).toEqual([2, 1]);
    expect(parseMasterKeys(`2:${two},${one}`).map(({ id }) => id)).toEqual([2, 1]);
    expect(formatMasterKeys(parseMasterKeys(`2:${two}\n${one}`))).toBe(`2:${two}\n1:${one}\n`);
    for (const wrong of ['', 'abc', `${one}0`, `0:${one}`, `65536:${one}`, `1:${one} 1:${two}`]) {
      expect(() => parseMasterKeys(wrong)).toThrow(RangeError);
    }
    expect(() => parseMasterKeys(`${one} ${two.slice(1)}`)).toThrow(/^entry 2 is not <id>:<64 hexadecimal digits>$/);
  });

  it('unwrap for their owner only', async () => {
    const owner = { kind: 'case', id: 'a', streamId: 'a' } as const;
    const { key, wrapped } = keys.newDataKey(owner);
    expect(keys.unwrap(owner, wrapped)).toEqual(key);
    expect(() => keys.unwrap({ ...owner, id: 'b' }, wrapped)).toThrow();
    expect(() => keys.unwrap({ ...owner, kind: 'person' }, wrapped)).toThrow();
    const other = await ringOf(randomBytes(32));
    expect(() => other.unwrap(owner, wrapped)).toThrow();
  });

  it('keep a small secret for its purpose and row only, and say under which key', () => {
    const sealed = keys.sealSmall('totp', Buffer.from('核桃'), ['user-1']);
    expect(keys.openSmall('totp', sealed, ['user-1']).toString()).toBe('核桃');
    expect(() => keys.openSmall('totp', sealed, ['user-2'])).toThrow();
    expect(() => keys.openSmall('other', sealed, ['user-1'])).toThrow();
    expect(sealed.readUInt16BE(0)).toBe(1);
    sealed.writeUInt16BE(7);
    expect(() => keys.openSmall('totp', sealed, ['user-1'])).toThrow('key 7 is not there');
  });

  it('notice a changed byte', () => {
    const key = randomBytes(32);
    const sealed = encrypt(key, Buffer.from('老核桃树'), ['text', '1']);
    expect(decrypt(key, sealed, ['text', '1']).toString()).toBe('老核桃树');
    for (const place of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => decrypt(key, changed, ['text', '1'])).toThrow();
    }
  });
});

describe('blind indexes', () => {
  const { blindIndexKey } = keys;

  it('find a name or number however it was typed', () => {
    const name = nameIndex(blindIndexKey, '买买提·艾力');
    expect(['买买提•艾力', '买买提・艾力', ' 买买提 · 艾力 '].map((typed) => nameIndex(blindIndexKey, typed))).toEqual([
      ...[name, name, name],
    ]);
    expect(idNumberIndex(blindIndexKey, '11010519491231002x')).toEqual(
      idNumberIndex(blindIndexKey, '11010519491231002X'),
    );
    expect(nameIndex(blindIndexKey, '11010519491231002X')).not.toEqual(
      idNumberIndex(blindIndexKey, '11010519491231002X'),
    );
  });

  it('say nothing without the key', () => {
    expect(nameIndex(randomBytes(32), '赵大田')).not.toEqual(nameIndex(blindIndexKey, '赵大田'));
    expect(searchTokens(randomBytes(32), '核桃')).not.toEqual(searchTokens(blindIndexKey, '核桃'));
  });

  it('make tokens of neighbouring characters, across punctuation, each once', () => {
    const tokens = (text: string) => new Set(searchTokens(blindIndexKey, text));
    expect(tokens('老核桃树').size).toBe(3);
    expect(tokens('老核,桃树')).toEqual(tokens('老核桃树'));
    expect(searchTokens(blindIndexKey, '树')).toEqual([]);
    expect(searchTokens(blindIndexKey, '树树树')).toHaveLength(1);
  });
});

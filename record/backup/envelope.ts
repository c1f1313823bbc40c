import { Decrypter, Encrypter, Stanza } from 'age-encryption';
import type { MasterKeys } from '../master-keys.ts';
import { unwrap, wrap } from '../wrapping.ts';
import { UnusableBackup } from './unusable.ts';

/** Which of an age file's stanzas is ours. */
const STANZA = 'fengqiao';
const BINDING = ['backup'];

/**
 * 备份加密: a file in the age format. What age encrypts under is a key of this file's own, and that lies in the file's head
 * under a master key, so that one secret, kept elsewhere, opens record and backups alike.
 */
export async function enveloped(
  masters: MasterKeys,
  plain: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => [new Stanza([STANZA], wrap(masters.current(), Buffer.from(fileKey), BINDING))],
  });
  return encrypter.encrypt(ReadableStream.from(plain));
}

/**
 * The plain bytes, every piece of them checked before it is given; the stream throws where the file was changed or cut off.
 * @throws UnusableBackup if it is no backup, or one that no master key opens
 */
export async function opened(masters: MasterKeys, file: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  let isOurs = false;
  decrypter.addIdentity({
    unwrapFileKey(stanzas: Stanza[]) {
      const ours = stanzas.find(({ args }) => args[0] === STANZA);
      if (!ours) return null;
      isOurs = true;
      return unwrap(masters, Buffer.from(ours.body), BINDING);
    },
  });
  try {
    return await decrypter.decrypt(ReadableStream.from(file));
  } catch (cause) {
    const why = isOurs
      ? 'it was made under another master key: put the one of that system in place first (FENGQIAO_MASTER_KEY_FILE)'
      : 'this is not a backup of Fengqiao, or its beginning was changed';
    throw new UnusableBackup(why, { cause });
  }
}

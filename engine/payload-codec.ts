import type { Payload, PayloadCodec } from '@temporalio/common';
import { decrypt, encrypt } from '../record/cipher.ts';
import type { PayloadKeys } from '../record/keys.ts';
import type { PurposeKey } from '../record/purpose-keys.ts';

const ENCODING = 'binary/fengqiao-aes-256-gcm';
const BINDING = ['temporal-payload'];
/** Of payloads from before they named their key. */
const FIRST_KEY = 1;
const LENGTH_BYTES = 4;

/**
 * 载荷加密: everything that the engine keeps – inputs, results, signals, memos, summaries – as AES-256-GCM, so that its
 * file holds nothing to read. What was never encrypted (a payload of the server's own) passes through. Each names its key:
 * a history that began under one is read on when new payloads lie under another.
 */
export function createPayloadCodec(keys: PayloadKeys): PayloadCodec {
  return {
    async encode(payloads) {
      const key = await keys.current();
      return payloads.map((payload) => sealed(payload, key));
    },
    decode: (payloads) => Promise.all(payloads.map((payload) => opened(payload, keys))),
  };
}

function sealed(payload: Payload, { id, key }: PurposeKey): Payload {
  const metadata = { encoding: Buffer.from(ENCODING), 'key-id': Buffer.from(String(id)) };
  return { metadata, data: encrypt(key, bytesOf(payload), BINDING) };
}

async function opened(payload: Payload, keys: PayloadKeys): Promise<Payload> {
  if (textOf(payload.metadata?.encoding) !== ENCODING) return payload;
  const key = await keys.find(Number(textOf(payload.metadata?.['key-id']) || FIRST_KEY));
  return payloadOf(decrypt(key, Buffer.from(payload.data ?? []), BINDING));
}

/** The length of the metadata, the metadata as JSON, the data. */
function bytesOf(payload: Payload): Buffer {
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, textOf(value)]),
  );
  const head = Buffer.from(JSON.stringify(metadata));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(head.length);
  // Data that is empty comes as a plain array, as protobufjs has it.
  return Buffer.concat([length, head, Buffer.from(payload.data ?? [])]);
}

function payloadOf(bytes: Buffer): Payload {
  const end = LENGTH_BYTES + bytes.readUInt32BE(0);
  const metadata = JSON.parse(bytes.subarray(LENGTH_BYTES, end).toString()) as Record<string, string>;
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value)])),
    data: bytes.subarray(end),
  };
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes ? Buffer.from(bytes).toString() : '';
}

import { describe, expect, it } from 'vitest';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { onePayloadKey } from './one-payload-key.ts';

describe('the payload codec', () => {
  it('takes a payload without data as it comes over the wire, as the answer of a workflow that answers nothing', async () => {
    const codec = createPayloadCodec(onePayloadKey());
    const metadata = { encoding: Buffer.from('binary/null') };
    // protobufjs gives empty bytes as an array, against its own types.
    const [sealed] = await codec.encode([{ metadata, data: [] as unknown as Uint8Array }]);
    const [opened] = await codec.decode(sealed ? [sealed] : []);
    expect(opened?.metadata?.encoding?.toString()).toBe('binary/null');
    expect(opened?.data).toHaveLength(0);
  });
});

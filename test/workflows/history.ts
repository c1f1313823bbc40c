import type { Payload, PayloadCodec } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { workflowIdOf } from '../../engine/case-workflows.ts';
import type { Engine } from '../../engine/connection.ts';

/** Every run of a record's workflow, oldest first, as the server keeps it. */
export async function historiesOf(engine: Engine, streamId: string, kind = 'dispute'): Promise<History[]> {
  const workflowId = workflowIdOf({ streamId, kind });
  const runs: { runId: string; at: number }[] = [];
  for await (const { runId, startTime } of engine.client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    runs.push({ runId, at: startTime.getTime() });
  }
  runs.sort((a, b) => a.at - b.at);
  return Promise.all(runs.map(({ runId }) => engine.client.workflow.getHandle(workflowId, runId).fetchHistory()));
}

/** The same history with its payloads decrypted; it can still be replayed. */
export async function decrypted(history: History, codec: PayloadCodec): Promise<History> {
  return (await mapped(history, async (payload) => (await codec.decode([payload]))[0] ?? payload)) as History;
}

/** What the payloads of a decrypted history say, in order. */
export async function payloadsOf(part: unknown): Promise<unknown[]> {
  const said: unknown[] = [];
  await mapped(part, async (payload) => {
    said.push(JSON.parse(Buffer.from(payload.data ?? []).toString() || 'null'));
    return payload;
  });
  return said;
}

/** Plain JSON for a file; `revived` makes a history of it again. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('toNumber' in value && typeof value.toNumber === 'function') return (value.toNumber as () => number)();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

export function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value && typeof value.$bytes === 'string') return Buffer.from(value.$bytes, 'base64');
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revived(item)]));
}

/** A copy with every payload replaced, one after the other. */
async function mapped(value: unknown, change: (payload: Payload) => Promise<Payload>): Promise<unknown> {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(await mapped(item, change));
    return items;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || 'toNumber' in value) return value;
  if ('metadata' in value && 'data' in value && value.data instanceof Uint8Array) return change(value as Payload);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = await mapped(item, change);
  return copy;
}

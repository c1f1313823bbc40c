import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let id: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  id = await mediating(village);
});

afterAll(() => api.stop());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a form with one file. */
function give(file: Buffer, name: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), name);
  return village.send(`/disputes/${id}/add-evidence`, { method: 'POST', body: form, headers });
}

describe('evidence', () => {
  it('is taken, listed and given back byte for byte, to whom may see the case', async () => {
    const taken = await give(PNG, 'map.png', { title: '1982年地界图' }, { 'If-Match': '"4"' });
    expect(taken.body).toMatchObject({ events: ['evidence-added'] });
    const { evidence } = (await village.get(`/disputes/${id}`)).body as { evidence: Record<string, string>[] };
    expect(evidence[0]).toMatchObject({
      title: '1982年地界图',
      mediaType: 'image/png',
      sha256: createHash('sha256').update(PNG).digest('hex'),
    });
    const path = `/disputes/${id}/evidence/${evidence[0]?.evidenceId}`;
    const back = await village.bytes(path);
    expect(Buffer.from(await back.arrayBuffer()).equals(PNG)).toBe(true);
    expect(back.headers.get('content-disposition')).toBe('attachment');
    const neighbour = await loggedIn(api.url, 'mediator.shanqian');
    expect((await neighbour.bytes(path)).status).toBe(404);
  });

  it('is judged by its content, not by its name', async () => {
    for (const content of ['#!/bin/sh\nrm -rf /\n', '<script>alert(1)</script>', 'MZ\u0090', '']) {
      const refused = await give(Buffer.from(content), 'photo.png', { title: '照片' });
      expect(refused.body, content).toMatchObject({ status: 422, code: 'invalid', errors: [{ path: 'file' }] });
    }
  });

  it('needs a title and exactly one file, within the size', async () => {
    expect((await give(PNG, 'a.png', {})).body).toMatchObject({ status: 422, errors: [{ path: 'title' }] });
    expect((await give(PNG, 'a.png', { title: '图', more: 'x' })).body).toMatchObject({ errors: [{ path: 'more' }] });
    expect((await give(PNG, 'a.png', { title: '图', byPartyId: 'nobody' })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'byPartyId' }],
    });
    const missing = new FormData();
    missing.set('title', '图');
    expect((await village.send(`/disputes/${id}/add-evidence`, { method: 'POST', body: missing })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'file' }],
    });
    const two = new FormData();
    two.set('title', '图');
    for (const name of ['file', 'other']) two.append(name, new Blob([new Uint8Array(PNG)]), 'a.png');
    expect((await village.send(`/disputes/${id}/add-evidence`, { method: 'POST', body: two })).status).toBe(422);
    const large = Buffer.concat([PNG, Buffer.alloc(51 * 1024 * 1024)]);
    expect((await give(large, 'a.png', { title: '图' })).body.code).toBe('too-large');
  });

  it('takes only a well-formed form', async () => {
    const path = `/disputes/${id}/add-evidence`;
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await village.send(path, json)).body.code).toBe('unsupported-media-type');
    const broken = ['multipart/form-data', 'multipart/form-data; boundary=x'].map((type) => ({
      method: 'POST',
      headers: { 'content-type': type },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nab',
    }));
    for (const init of broken) expect((await village.send(path, init)).body.code).toBe('malformed');
  });

  it('holds to its idempotency key, whatever the boundary', async () => {
    const key = { 'Idempotency-Key': 'evidence-1' };
    const first = await give(PNG, 'a.png', { title: '收条' }, key);
    const again = await give(PNG, 'b.png', { title: '收条' }, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await give(PNG, 'a.png', { title: '另一张' }, key)).body.code).toBe('idempotency-mismatch');
  });
});

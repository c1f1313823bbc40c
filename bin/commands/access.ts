import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { lateRenderer } from '../../documents/late-renderer.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import { connectEngine } from '../../engine/connection.ts';
import { createDeliverer } from '../../engine/deliverer.ts';
import { openRecord } from '../../record/context.ts';
import { accessPage } from '../access/page.ts';

const PAGE = fileURLToPath(new URL('../../docs/ACCESS.md', import.meta.url));

/** `access`: writes docs/ACCESS.md. The routes are put together as ever; nobody asks one, so that nothing is connected to. */
export async function run(): Promise<void> {
  const record = openRecord({ databaseUrl: 'postgres://nowhere', masterKey: randomBytes(32), poolSize: 1 });
  const engine = connectEngine({ address: 'nowhere:1', namespace: 'default', payloadKeys: record.keys.payloadKeys });
  const api = createApp({
    ...{ record, engine, deliverer: createDeliverer(record, engine), logger: pino({ level: 'silent' }) },
    renderer: lateRenderer(createDocumentRenderer),
    ...{ demo: true, publicUrl: null, trustedProxies: [], channels: [] },
  });
  writeFileSync(PAGE, accessPage(api.routes));
  await api.stop();
  await engine.close();
  await record.close();
}

import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Api, createApp } from '../../api/app.ts';
import { createHttpServer } from '../../api/http/server.ts';
import { createConsole } from '../../console/index.ts';
import type { OidcSettings } from '../../console/oidc/settings.ts';
import type { Page } from '../../console/page.ts';
import { consolePages } from '../../console/pages.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import { DEMO_PASSWORD, demoUsers } from '../../demo/users.ts';
import { lateRenderer } from '../../documents/late-renderer.ts';
import { createDocumentRenderer } from '../../documents/render.ts';
import type { Channel } from '../../domain/messages/channel.ts';
import { connectEngine } from '../../engine/connection.ts';
import { createDeliverer, type Deliverer } from '../../engine/deliverer.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { createUser } from '../../record/identity/users.ts';
import { freshDatabase } from '../support/instance/database.ts';

/** Nothing listens there: the engine is down, and everything but `POST /clock` must work all the same. */
const NO_ENGINE = '127.0.0.1:1';

export interface ApiUnderTest {
  url: string;
  record: RecordContext;
  deliverer: Deliverer;
  api: Api;
  /** What the console has beside the API's routes. */
  pages: readonly Page[];
  /** Everything logged so far. */
  logged(): string;
  stop(): Promise<void>;
}

interface Wanted {
  /** Who can log in. */
  usernames: string[];
  /** Instead of a database of its own; nobody then lives there. */
  databaseUrl?: string;
  demo?: boolean;
  publicUrl?: string | null;
  trustedProxies?: string[];
  channels?: Channel[];
  oidc?: OidcSettings | null;
  /** Where Temporal is, for a test that needs it. */
  engineAddress?: string;
}

/** The whole API on a port of its own, over a fresh database with the demo county's people and no case. */
export async function startApi({
  usernames,
  databaseUrl,
  demo = true,
  publicUrl = null,
  trustedProxies = [],
  channels = [],
  oidc = null,
  engineAddress = NO_ENGINE,
}: Wanted): Promise<ApiUnderTest> {
  const record = openRecord({
    databaseUrl: databaseUrl ?? (await freshDatabase()).appUrl,
    masterKey: randomBytes(32),
    poolSize: 10,
  });
  if (databaseUrl === undefined) await settle(record, usernames);
  const engine = connectEngine({
    address: engineAddress,
    namespace: 'default',
    payloadKeys: record.keys.payloadKeys,
  });
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, collectInto(lines));
  const deliverer = createDeliverer(record, engine);
  const renderer = lateRenderer(() => createDocumentRenderer({ tabs: 1 }));
  let pages: Page[] = [];
  const api = createApp(
    { record, engine, deliverer, logger, renderer, demo, publicUrl, trustedProxies, channels },
    (context) => {
      pages = consolePages({ ...context, oidc: null });
      return createConsole({ oidc })(context);
    },
  );
  const server = await listening(createHttpServer(api.app));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    record,
    deliverer,
    api,
    pages,
    logged: () => lines.join(''),
    async stop() {
      await api.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await renderer.close();
      await deliverer.drain();
      await engine.close();
      await record.close();
    },
  };
}

async function settle(record: RecordContext, usernames: string[]): Promise<void> {
  await inTransaction(record.db, SYSTEM, async (tx) => {
    await saveOrganisations(tx, demoOrganisations);
    for (const { username, ...user } of demoUsers.filter((known) => usernames.includes(known.username))) {
      await createUser(tx, { id: username, ...user, password: DEMO_PASSWORD });
    }
  });
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

function collectInto(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
}

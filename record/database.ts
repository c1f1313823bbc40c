import pg from 'pg';
import { instantOf } from '../domain/time/instant.ts';
import { RecordUnavailable } from './errors.ts';
import { JoiningSocket } from './joining-socket.ts';
import { type Ears, type Listening, listenOn } from './listening.ts';

export interface DatabaseSettings {
  /** `postgres://…` of the application's role (of the owner for migrations). */
  url: string;
  /** Most connections held at once. */
  poolSize?: number;
}

export interface Database {
  /** A connection of the pool; give it back with `release`. Throws RecordUnavailable. */
  connect(): Promise<pg.PoolClient>;
  /** The pool at this moment: connections in use, idle ones, and those who wait for one. */
  usage(): Readonly<Record<'used' | 'idle' | 'waiting', number>>;
  /** Hears what is said on a channel, over a connection beside the pool. */
  listen(channel: string, ears: Ears): Listening;
  end(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than any honest statement or pause in a transaction; what hangs must not hold a case's lock for ever. */
const SERVER_TIMEOUT_MS = 30_000;

/** Opens a pool. Connections broken by a restart of the server are dropped and made anew; nothing connects yet. */
export function openDatabase({ url, poolSize = 20 }: DatabaseSettings): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    // Statements are sent without waiting for the answers of those before: `execute` needs two round trips.
    pipeline: true,
    stream: () => new JoiningSocket(),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: SERVER_TIMEOUT_MS,
    idle_in_transaction_session_timeout: SERVER_TIMEOUT_MS,
    types: { getTypeParser },
  });
  // A connection that the server closed fails the statements on it and is replaced by the pool; without a listener for
  // it, idle or in use, its error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async connect() {
      try {
        return await pool.connect();
      } catch (error) {
        throw unavailable(error) ?? error;
      }
    },
    usage: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    listen: (channel, ears) => listenOn(url, channel, ears),
    end: () => pool.end(),
  };
}

const parseTimestamp = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
const PARSERS = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => instantOf(parseTimestamp(text).getTime())],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
]);

/** Moments arrive as Instant, days as CivilDate, counts as number: the rest of the program knows no `Date`. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return (format !== 'binary' && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format as 'text');
}

/**
 * The RecordUnavailable that a driver's error stands for, or undefined if it is of another kind. Connection lost or
 * refused (class 08, 57P0x, socket errors), no connection free, too many of them, ended by a timeout or a deadlock.
 */
export function unavailable(error: unknown): RecordUnavailable | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: string }).code ?? '';
  const known = /^(08...|57P0.|57014|53300|40P01|40001|25P0[34]|E[A-Z]+)$/.test(code);
  const lost = /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered))/i;
  if (!known && !lost.test(error.message)) return undefined;
  return new RecordUnavailable(`the database cannot be used now: ${error.message}`, { cause: error });
}

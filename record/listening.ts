import pg from 'pg';

export interface Listening {
  stop(): void;
}

export interface Ears {
  hear(message: string): void;
  /** Anything may have been said meanwhile: the connection was lost, and is there again. */
  missed(): void;
}

const AGAIN_AFTER_MS = 1_000;
/** A line that was cut somewhere tells nobody; so it is tried. */
const TRY_EVERY_MS = 30_000;

/** 收听 on a channel of PostgreSQL, over one connection of its own, which is made again whenever it is lost. */
export function listenOn(url: string, channel: string, { hear, missed }: Ears): Listening {
  let isStopped = false;
  let client: pg.Client | undefined;
  let next: NodeJS.Timeout | undefined;
  let hasListened = false;

  async function open(): Promise<void> {
    const opened = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client = opened;
    const lost = () => {
      if (client !== opened || isStopped) return;
      client = undefined;
      opened.end().catch(() => undefined);
      next = setTimeout(() => void open(), AGAIN_AFTER_MS).unref();
    };
    opened.on('error', lost).on('end', lost);
    opened.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      if (hasListened) missed();
      hasListened = true;
      while (client === opened && !isStopped) {
        await new Promise((later) => (next = setTimeout(later, TRY_EVERY_MS).unref()));
        await opened.query('SELECT 1');
      }
    } catch {
      lost();
    }
  }

  void open();
  return {
    stop() {
      isStopped = true;
      clearTimeout(next);
      client?.end().catch(() => undefined);
    },
  };
}

import type { Database } from './database.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** The channel of PostgreSQL on which every process hears what any of them has committed. */
export const NEWS_CHANNEL = 'fengqiao_news';

/** 传告: says that records have changed, for pages that are being looked at. What is lost on the way only comes later. */
export interface News {
  /** Call after the commit. Never throws, never waits. */
  tell(streamIds: Iterable<string>): void;
  /** Says what has been gathered, so that nothing is left. */
  drain(): Promise<void>;
}

/** Commands of a moment are told together. */
const GATHER_MS = 200;
/** A payload holds less than 8000 bytes, an id 37. */
const IDS_PER_MESSAGE = 200;
const TELL = 'SELECT pg_notify($1, $2)';

/**
 * Tells in a transaction of its own, for many commands at once: whoever notifies takes a lock of the whole database while it
 * commits, and in the command's own transaction every command would wait for every other (docs/adr/0020).
 */
export function createNews(db: Database): News {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  async function tellGathered(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...gathered];
    gathered.clear();
    if (ids.length === 0) return;
    const messages = Array.from({ length: Math.ceil(ids.length / IDS_PER_MESSAGE) }, (_, index) =>
      ids.slice(index * IDS_PER_MESSAGE, (index + 1) * IDS_PER_MESSAGE).join(','),
    );
    // Without the database there is nobody to look, either.
    await inTransaction(db, ENGINE, async (tx) => {
      for (const message of messages) tx.send(TELL, [NEWS_CHANNEL, message]);
    }).catch(() => undefined);
  }

  return {
    tell(streamIds) {
      for (const id of streamIds) gathered.add(id);
      if (gathered.size > 0) timer ??= setTimeout(() => void tellGathered(), GATHER_MS).unref();
    },
    drain: tellGathered,
  };
}

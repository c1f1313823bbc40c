import type { Actor } from '../../domain/organisation/actor.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Listening } from '../../record/listening.ts';
import { aliveSessions } from '../../record/identity/sessions.ts';
import { NEWS_CHANNEL } from '../../record/news.ts';
import { type Concerned, concernedBy } from '../../record/views/concerned.ts';

/** What a page is told: that something it may see has changed; that the very record it shows has; that nothing more comes. */
export type LiveEvent = 'news' | 'record' | 'over';

/** Somebody's open page. */
export interface Onlooker {
  actor: Actor;
  sessionId: string;
  /** The record that the page shows. */
  recordId: string | null;
  tell(event: LiveEvent): void;
  /** A sign of life, without which a line that was cut is never noticed. */
  beat(): void;
  close(): void;
}

export interface Hub {
  /** Answers how it leaves again; null if there are too many already. */
  join(onlooker: Onlooker): (() => void) | null;
}

/** A browser keeps few connections to one host; of more pages in one session the oldest stand still. */
const MOST_OF_ONE_SESSION = 4;
const MOST_ONLOOKERS = 5_000;
/** A busy county changes all the time; a page that did as well could not be read. */
const QUIET_MS = 2_000;
const BEAT_MS = 15_000;

/**
 * 实时提示: tells open pages that there is something to see, once it is committed, whoever did it in whichever process. It says
 * neither what nor of whom: the page asks for it, under its own session's rights. A session's end is its end, within a beat.
 */
export function openHub({ db }: Pick<RecordContext, 'db'>, stopping: AbortSignal): Hub {
  const there = new Map<Onlooker, { wanted: Set<LiveEvent>; rest: NodeJS.Timeout | null }>();
  let listening: Listening | undefined;
  let beating: NodeJS.Timeout | undefined;

  function tell(onlooker: Onlooker, event: LiveEvent): void {
    const state = there.get(onlooker);
    if (state === undefined) return;
    if (state.rest !== null) {
      state.wanted.add(event);
      return;
    }
    onlooker.tell(event);
    state.rest = setTimeout(() => {
      state.rest = null;
      const [next, ...others] = state.wanted;
      state.wanted.clear();
      if (next !== undefined) tell(onlooker, next);
      for (const other of others) onlooker.tell(other);
    }, QUIET_MS).unref();
  }

  function leave(onlooker: Onlooker): void {
    clearTimeout(there.get(onlooker)?.rest ?? undefined);
    there.delete(onlooker);
    if (there.size > 0) return;
    listening?.stop();
    listening = undefined;
    clearInterval(beating);
  }

  function dismiss(onlooker: Onlooker): void {
    onlooker.tell('over');
    leave(onlooker);
    onlooker.close();
  }

  async function hear(message: string): Promise<void> {
    // Without the database no page could show anything new.
    const changed = await concernedBy(db, message.split(',')).catch(() => []);
    for (const onlooker of there.keys()) {
      const seen = changed.filter((record) => maySee(onlooker.actor, record));
      if (seen.length === 0) continue;
      tell(onlooker, 'news');
      if (seen.some(({ id, rootId }) => [id, rootId].includes(onlooker.recordId ?? ''))) tell(onlooker, 'record');
    }
  }

  async function beat(): Promise<void> {
    const ids = [...new Set([...there.keys()].map(({ sessionId }) => sessionId))];
    const alive = await aliveSessions(db, ids).catch(() => ids);
    for (const onlooker of there.keys()) {
      if (alive.includes(onlooker.sessionId)) onlooker.beat();
      else dismiss(onlooker);
    }
  }

  stopping.addEventListener('abort', () => {
    for (const onlooker of [...there.keys()]) {
      leave(onlooker);
      onlooker.close();
    }
  });

  return {
    join(onlooker) {
      if (stopping.aborted || there.size >= MOST_ONLOOKERS) return null;
      const ofSession = [...there.keys()].filter(({ sessionId }) => sessionId === onlooker.sessionId);
      for (const oldest of ofSession.slice(0, Math.max(0, ofSession.length + 1 - MOST_OF_ONE_SESSION))) dismiss(oldest);
      there.set(onlooker, { wanted: new Set(), rest: null });
      listening ??= db.listen(NEWS_CHANNEL, {
        hear: (message) => void hear(message),
        missed: () => {
          for (const each of there.keys()) for (const event of ['news', 'record'] as const) tell(each, event);
        },
      });
      if (there.size === 1) beating = setInterval(() => void beat(), BEAT_MS).unref();
      return () => leave(onlooker);
    },
  };
}

function maySee({ role, organisationId, userId }: Actor, { viewers }: Concerned): boolean {
  return viewers.includes(`${role}@${organisationId}`) || viewers.includes(`${role}#${userId}`);
}

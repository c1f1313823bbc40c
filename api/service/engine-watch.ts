import type { Engine } from '../../engine/connection.ts';

const PAUSE_MS = 2_000;

/** Looks every two seconds whether the engine answers, so that no request ever waits to find out. */
export interface EngineWatch {
  isUp(): boolean;
  /** Resolves when it no longer uses the engine. */
  stop(): Promise<void>;
}

/** Begins to look at once; the engine counts as down until it has answered. */
export function watchEngine(engine: Pick<Engine, 'isReachable'>): EngineWatch {
  let up = false;
  let stopped = false;
  let pause: NodeJS.Timeout | undefined;
  let looking = look();
  async function look(): Promise<void> {
    up = await engine.isReachable();
    if (stopped) return;
    pause = setTimeout(() => {
      looking = look();
    }, PAUSE_MS).unref();
  }
  return {
    isUp: () => up,
    stop() {
      stopped = true;
      clearTimeout(pause);
      return looking;
    },
  };
}

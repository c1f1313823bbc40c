import { setTimeout as delay } from 'node:timers/promises';
import type { BenchSystem } from '../system/bench-system.ts';
import { armedAmong, untilEngineAgrees } from '../system/engine-state.ts';
import { MediationCase } from '../system/mediation-case.ts';
import type { Mediator } from '../system/mediators.ts';

const POLL_MS = 20;

export interface CaseLoad {
  cases: number;
  callers: number;
  /** Whether a case is closed only when the engine has its timer, so that each costs the engine both arm and release. */
  armedFirst: boolean;
}

/**
 * Opens and settles cases – register, dispatch, accept, three commands, reconcile – and stops the clock only when the
 * outbox is drained and the engine holds no timer of theirs any more. Answers cases per second.
 */
export async function runCases(system: BenchSystem, mediators: Mediator[], load: CaseLoad): Promise<number> {
  await untilEngineAgrees(system);
  const queue = new CaseQueue(load.cases);
  const ended = new AbortController();
  const began = performance.now();
  const serving = Array.from({ length: load.callers }, (_, caller) =>
    serve(system, mediatorOf(mediators, caller), queue, load),
  );
  await Promise.all([
    Promise.all(serving).finally(() => ended.abort()),
    load.armedFirst ? queue.watch(system, ended.signal) : undefined,
  ]);
  await untilEngineAgrees(system);
  const seconds = (performance.now() - began) / 1_000;
  console.log(`   ${load.cases} cases by ${load.callers} callers in ${seconds.toFixed(1)} s`);
  return load.cases / seconds;
}

/** One caller: settles what is ready to be settled, else opens another case, until none is left. */
async function serve(system: BenchSystem, mediator: Mediator, queue: CaseQueue, load: CaseLoad): Promise<void> {
  for (;;) {
    const ready = queue.takeReady();
    if (ready) {
      await settle(ready);
      queue.settled += 1;
    } else if (queue.takeNew()) {
      const opened = await openCase(system, mediator);
      if (load.armedFirst) queue.awaitArmed(opened);
      else queue.ready.push(opened);
    } else if (queue.settled >= load.cases) {
      return;
    } else {
      await delay(POLL_MS);
    }
  }
}

/** Register, dispatch and accept: the mediation period runs. */
export async function openCase(system: BenchSystem, { actor }: Mediator): Promise<MediationCase> {
  const opened = new MediationCase(system.record, actor, (id) => system.deliverer.offer(id));
  await opened.register();
  await opened.dispatch();
  await opened.accept();
  return opened;
}

/** Three commands of mediation, and the reconciliation that closes the case. */
export async function settle(opened: MediationCase): Promise<void> {
  await opened.investigate();
  await opened.changeColour();
  await opened.mediate();
  await opened.reconcile();
}

export function mediatorOf(mediators: Mediator[], caller: number): Mediator {
  const mediator = mediators[caller % mediators.length];
  if (mediator === undefined) throw new Error('no mediator');
  return mediator;
}

/** Cases not begun, waiting to be armed, and ready to be settled. */
class CaseQueue {
  readonly ready: MediationCase[] = [];
  readonly #waiting = new Map<string, MediationCase>();
  #left: number;
  settled = 0;

  constructor(cases: number) {
    this.#left = cases;
  }

  takeNew(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  takeReady(): MediationCase | undefined {
    return this.ready.shift();
  }

  awaitArmed(opened: MediationCase): void {
    this.#waiting.set(opened.id, opened);
  }

  /** Moves cases to `ready` as the engine comes to know them. */
  async watch(system: BenchSystem, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      for (const id of await armedAmong(system, [...this.#waiting.keys()])) {
        const armed = this.#waiting.get(id);
        if (armed) this.ready.push(armed);
        this.#waiting.delete(id);
      }
      await delay(POLL_MS);
    }
  }
}

import { setHandler } from '@temporalio/workflow';
import type { Stage } from '../activities/standing.ts';
import { type PathEntry, PathLog } from './path-log.ts';
import { pathQuery } from './signals.ts';
import { Watch, type WatchInput } from './watch.ts';

/** What starts a dispute's workflow, and what one run hands to the next. */
export interface JourneyInput extends WatchInput {
  /** From the run before: how far it had seen the record, and the path so far. */
  carried?: { seq: number; stagesLeft: number; path: PathEntry[] };
}

/** 流转: one dispute on its way from stage to stage, each of which is noted as entered, awaited in and left. */
export class Journey extends Watch<JourneyInput> {
  readonly #log: PathLog;
  #stagesLeft: number;

  constructor(input: JourneyInput) {
    super(input);
    this.#log = new PathLog(input.carried?.path ?? []);
    this.#stagesLeft = input.carried?.stagesLeft ?? 0;
    setHandler(pathQuery, () => this.#log.entries);
  }

  get path(): PathEntry[] {
    return this.#log.entries;
  }

  /** The stage to go through next; undefined when the case has left its last one. */
  get stage(): Stage | undefined {
    return this.standing?.path[this.#stagesLeft];
  }

  /** Whether the case is still in the stage entered last. */
  isStillHere(): boolean {
    return this.stage !== undefined && this.stage.to === undefined;
  }

  enter(stage: Stage): void {
    if (this.#log.current === undefined) this.#log.enter(stage);
  }

  leave(): void {
    const { stage } = this;
    if (stage !== undefined) this.#log.leave(stage);
    this.#stagesLeft += 1;
  }

  /** Waits, in the stage entered last, until something is due or has happened; then looks. `what` says it in words. */
  async waitIn(stage: Stage, what: string): Promise<void> {
    this.#log.await(stage, this.awaits);
    await this.waitFor(`${stage.label}:${what}`);
  }

  protected override carried(): NonNullable<JourneyInput['carried']> {
    return { ...super.carried(), stagesLeft: this.#stagesLeft, path: this.#log.entries };
  }
}

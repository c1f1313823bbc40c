import {
  condition,
  continueAsNew,
  log,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { Stage, Standing } from '../activities/standing.ts';
import type { disputePath } from './dispute-path.ts';
import { type PathEntry, PathLog } from './path-log.ts';
import { Reactions } from './reactions.ts';
import { newsSignal, pathQuery } from './signals.ts';

const { propose } = proxyLocalActivities<Pick<Activities, 'propose'>>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** What starts a case's workflow, and what one run hands to the next. */
export interface JourneyInput {
  streamId: string;
  /** How often a run looks at the record before a fresh one takes over; without it, when the engine suggests so. */
  looksPerRun?: number;
  /** From the run before: how far it had seen the record, and the path so far. */
  carried?: { seq: number; stagesLeft: number; path: PathEntry[] };
}

/**
 * One case on its way: knows where the record says it stands, waits for the next deadline or for news, and looks again.
 * Timers only propose: each look asks the record to act on what is due, so a late, early or doubled one does no harm.
 */
export class Journey {
  readonly #input: JourneyInput;
  readonly #log: PathLog;
  readonly #reactions: Reactions;
  #standing: Standing | undefined;
  /** How far we have seen the record. */
  #seq: number;
  #stagesLeft: number;
  #looks = 0;
  /** Whether anything was heard since the last look began. */
  #hasNews = false;

  constructor(input: JourneyInput) {
    this.#input = input;
    this.#log = new PathLog(input.carried?.path ?? []);
    this.#seq = input.carried?.seq ?? 0;
    this.#stagesLeft = input.carried?.stagesLeft ?? 0;
    this.#reactions = new Reactions(input.streamId);
    setHandler(newsSignal, () => {
      this.#hasNews = true;
    });
    setHandler(pathQuery, () => this.#log.entries);
  }

  get path(): PathEntry[] {
    return this.#log.entries;
  }

  /** The stage to go through next; undefined when the case has left its last one. */
  get stage(): Stage | undefined {
    return this.#standing?.path[this.#stagesLeft];
  }

  /** What the case waits for: the code of the record's first task. */
  get awaits(): string {
    return this.#standing?.waitingFor?.what ?? '';
  }

  /** Whether the case is still in the stage entered last. */
  isStillHere(): boolean {
    return this.stage !== undefined && this.stage.to === undefined;
  }

  /** Asks the record to act on what is due, and learns where the case stands. */
  async look(): Promise<void> {
    this.#hasNews = false;
    this.#looks += 1;
    const standing = await propose({ streamId: this.#input.streamId });
    if (standing.seq < this.#seq) log.warn('the record has gone back', { from: this.#seq, to: standing.seq });
    this.#seq = standing.seq;
    this.#standing = standing;
    this.#reactions.begin(standing.reactions);
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
    const until = this.#standing?.nextDueAt?.slice(0, 16).replace('T', ' ');
    const summary = `${stage.label}:${what}${until === undefined ? '' : `,至 ${until}`}`;
    setCurrentDetails(summary);
    const wakeAt = this.#standing?.wakeAt;
    if (wakeAt == null) await condition(() => this.#hasNews);
    else await condition(() => this.#hasNews, Math.max(1, wakeAt - Date.now()), { summary });
    await this.#lookOrHandOver();
  }

  /** Once the case is closed: until all that it set off is done and nothing more was heard of it. */
  async end(): Promise<void> {
    setCurrentDetails('已结案,办理后续事项');
    // Nothing is awaited between the last check and the end of the run: what comes in meanwhile, the server gives back.
    while (this.#reactions.busy || this.#hasNews) {
      if (this.#hasNews) await this.#lookOrHandOver();
      else await condition(() => !this.#reactions.busy || this.#hasNews);
    }
    setCurrentDetails('已结案');
  }

  /** A long life in short histories: a fresh run begins by looking, so that no news is lost on the way to it. */
  async #lookOrHandOver(): Promise<void> {
    const { looksPerRun = Number.POSITIVE_INFINITY } = this.#input;
    if (!workflowInfo().continueAsNewSuggested && this.#looks < looksPerRun) return this.look();
    await this.#reactions.abandon();
    const carried = { seq: this.#seq, stagesLeft: this.#stagesLeft, path: this.#log.entries };
    await continueAsNew<typeof disputePath>({ ...this.#input, carried });
  }
}

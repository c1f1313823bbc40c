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
import type { Standing } from '../activities/standing.ts';
import { Reactions } from './reactions.ts';
import { newsSignal } from './signals.ts';

const { propose } = proxyLocalActivities<Pick<Activities, 'propose'>>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** What starts a record's workflow, and what one run hands to the next. */
export interface WatchInput {
  streamId: string;
  /** How often a run looks at the record before a fresh one takes over; without it, when the engine suggests so. */
  looksPerRun?: number;
  /** From the run before: how far it had seen the record. */
  carried?: { seq: number };
}

/**
 * 盯办: one record as its workflow sees it – knows where the record says it stands, waits for the next deadline or for news,
 * and looks again. Timers only propose: each look asks the record to act on what is due, so a late, early or doubled one
 * does no harm.
 */
export class Watch<Input extends WatchInput = WatchInput> {
  protected readonly input: Input;
  readonly #reactions: Reactions;
  protected standing: Standing | undefined;
  /** How far we have seen the record. */
  #seq: number;
  #looks = 0;
  /** Whether anything was heard since the last look began. */
  #hasNews = false;

  constructor(input: Input) {
    this.input = input;
    this.#seq = input.carried?.seq ?? 0;
    this.#reactions = new Reactions(input.streamId);
    setHandler(newsSignal, () => {
      this.#hasNews = true;
    });
  }

  isOpen(): boolean {
    return this.standing?.open ?? false;
  }

  /** What the record waits for: the code of its first task. */
  get awaits(): string {
    return this.standing?.waitingFor?.what ?? '';
  }

  /** Asks the record to act on what is due, and learns where it stands. */
  async look(): Promise<void> {
    this.#hasNews = false;
    this.#looks += 1;
    const standing = await propose({ streamId: this.input.streamId });
    if (standing.seq < this.#seq) log.warn('the record has gone back', { from: this.#seq, to: standing.seq });
    this.#seq = standing.seq;
    this.standing = standing;
    this.#reactions.begin(standing.reactions);
  }

  /** Waits until something is due or has happened; then looks. `what` says in words what for. */
  async waitFor(what: string): Promise<void> {
    const until = this.standing?.nextDueAt?.slice(0, 16).replace('T', ' ');
    const summary = `${what}${until === undefined ? '' : `,至 ${until}`}`;
    setCurrentDetails(summary);
    const wakeAt = this.standing?.wakeAt;
    if (wakeAt == null) await condition(() => this.#hasNews);
    else await condition(() => this.#hasNews, Math.max(1, wakeAt - Date.now()), { summary });
    await this.#lookOrHandOver();
  }

  /** Once the record is closed: until all that it set off is done and nothing more was heard of it. */
  async end(): Promise<void> {
    setCurrentDetails('已结案,办理后续事项');
    // Nothing is awaited between the last check and the end of the run: what comes in meanwhile, the server gives back.
    while (this.#reactions.busy || this.#hasNews) {
      if (this.#hasNews) await this.#lookOrHandOver();
      else await condition(() => !this.#reactions.busy || this.#hasNews);
    }
    setCurrentDetails('已结案');
  }

  /** What the next run must know of this one. */
  protected carried(): NonNullable<Input['carried']> {
    return { seq: this.#seq };
  }

  /** A long life in short histories: a fresh run begins by looking, so that no news is lost on the way to it. */
  async #lookOrHandOver(): Promise<void> {
    const { looksPerRun = Number.POSITIVE_INFINITY } = this.input;
    if (!workflowInfo().continueAsNewSuggested && this.#looks < looksPerRun) return this.look();
    await this.#reactions.abandon();
    await continueAsNew<(input: Input) => Promise<unknown>>({ ...this.input, carried: this.carried() });
  }
}

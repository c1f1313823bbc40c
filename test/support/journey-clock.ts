import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { addHours, dateOf, epochMsOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { HttpClient } from './http-client.ts';

/** When a day's work begins: at 00:00 what ran out the day before has been acted on. */
const OPENING_HOUR = 9;

interface Waiting {
  until: Instant;
  goOn: () => void;
  fail: (error: unknown) => void;
}

/**
 * The demo clock of journeys that go side by side in one system. It moves once every one of them waits for a later day, and
 * then only to the nearest of these: none of them is carried past the day it asked for.
 */
export class SharedClock {
  readonly #mover: () => Promise<HttpClient>;
  #travelling = 0;
  #waiting: Waiting[] = [];

  constructor(mover: () => Promise<HttpClient>) {
    this.#mover = mover;
  }

  /** One journey; while it neither waits nor has ended, time stands still for all. */
  async travel(journey: () => Promise<void>): Promise<void> {
    this.#travelling += 1;
    try {
      await journey();
    } finally {
      this.#travelling -= 1;
      void this.#moveOn();
    }
  }

  async now(): Promise<Instant> {
    const { body } = await (await this.#mover()).get<{ now: Instant }>('/clock');
    return body.now;
  }

  async today(): Promise<CivilDate> {
    return dateOf(await this.now());
  }

  /** The morning of that day, or of the day so many days from today. */
  async until(day: CivilDate | number): Promise<void> {
    const today = await this.today();
    const date = typeof day === 'number' ? addDays(today, day) : day;
    const until = addHours(startOfDay(date), OPENING_HOUR);
    return new Promise((goOn, fail) => {
      this.#waiting.push({ until, goOn, fail });
      void this.#moveOn();
    });
  }

  async #moveOn(): Promise<void> {
    if (this.#waiting.length === 0 || this.#waiting.length < this.#travelling) return;
    const [next = ''] = this.#waiting.map(({ until }) => until).sort();
    const arrived = this.#waiting.filter(({ until }) => until === next);
    this.#waiting = this.#waiting.filter(({ until }) => until !== next);
    try {
      await this.#moveTo(next);
      for (const { goOn } of arrived) goOn();
    } catch (error) {
      for (const { fail } of arrived) fail(error);
    }
  }

  async #moveTo(instant: Instant): Promise<void> {
    const seconds = Math.ceil((epochMsOf(instant) - epochMsOf(await this.now())) / 1_000);
    if (seconds <= 0) return;
    const { status, body } = await (await this.#mover()).post('/clock', { advance: `PT${seconds}S` });
    if (status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(body)}`);
  }
}

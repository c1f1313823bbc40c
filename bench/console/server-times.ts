const BUCKET = /^fengqiao_http_request_duration_seconds_bucket\{(.*)\} (\d+)$/gm;
const COUNT = /^fengqiao_http_request_duration_seconds_count\{.*\} (\d+)$/gm;

/** How many answers there were, and how many of them within each bound in seconds. */
interface Reading {
  all: number;
  within: Map<number, number>;
}

/** The server's own times, from its histogram: from the request's arrival until the answer was handed to the system. */
export class ServerTimes {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async read(): Promise<Reading> {
    const text = await (await fetch(`${this.#url}/metrics`)).text();
    const within = new Map<number, number>();
    for (const [, labels = '', count] of text.matchAll(BUCKET)) {
      const bound = Number(/le="([^"]+)"/.exec(labels)?.[1]);
      within.set(bound, (within.get(bound) ?? 0) + Number(count));
    }
    const all = [...text.matchAll(COUNT)].reduce((sum, [, count]) => sum + Number(count), 0);
    return { all, within };
  }

  /** Which share of the answers since then came within a bound of the histogram. */
  async since(before: Reading, bound: number): Promise<number> {
    const now = await this.read();
    const within = (reading: Reading) => reading.within.get(bound) ?? 0;
    return (within(now) - within(before)) / (now.all - before.all);
  }
}

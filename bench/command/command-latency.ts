import { median, measure, type Measured } from '../measure/measure.ts';
import type { Options } from '../options.ts';
import { atLeast, atMost, type Report } from '../report/report.ts';
import type { BenchSystem } from '../system/bench-system.ts';
import type { Mediator } from '../system/mediators.ts';
import { MediationCase, WORDS } from '../system/mediation-case.ts';
import { BareTransaction } from './bare-transaction.ts';
import { HttpClient } from './http-client.ts';

const CALLERS = [1, 4, 16];
/** Three rounds of each, taken in turns, so that a disturbance does not hit one kind alone; the median counts. */
const ROUNDS = 3;

const KINDS = {
  bare: 'a transaction that writes the same rows and does nothing else',
  record: 'record.execute: lock, decide, encrypt, chain, write, commit',
  http: 'the same through the API: one POST with an Idempotency-Key',
} as const;
type Kind = keyof typeof KINDS;

/** (a) What a command costs beside the bare transaction that writes the same rows. */
export async function benchCommands(
  system: BenchSystem,
  mediators: Mediator[],
  options: Options,
  report: Report,
): Promise<void> {
  const operations = options.quick ? 60 : 1_500;
  const { loads, close } = await prepareLoads(system, mediators);
  for (const kind of Object.keys(loads) as Kind[]) await measure(16, operations, loads[kind]);
  for (const callers of CALLERS) {
    const runs: Record<Kind, Measured[]> = { bare: [], record: [], http: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const kind of Object.keys(loads) as Kind[]) {
        runs[kind].push(await measure(callers, callers === 1 ? operations : operations * 2, loads[kind]));
      }
    }
    addFigures(report, callers, runs);
  }
  close();
}

/** A stream of its own for every caller and kind: people work on different cases. */
async function prepareLoads(system: BenchSystem, mediators: Mediator[]) {
  const callers = Array.from({ length: Math.max(...CALLERS) }, (_, index) => mediators[index % mediators.length]);
  const known = callers.filter((mediator) => mediator !== undefined);
  const direct = await Promise.all(known.map((mediator) => coloured(system, mediator)));
  const remote = await Promise.all(
    known.map(async (mediator) => {
      const { id } = await coloured(system, mediator);
      return new RemoteColours(new HttpClient(system.url, mediator.token), id);
    }),
  );
  const bare = new BareTransaction(system.owner);
  await bare.prepare(direct.map(({ id }) => id));
  const loads: Record<Kind, (caller: number) => Promise<unknown>> = {
    bare: (caller) => bare.run(caller),
    record: async (caller) => direct[caller]?.changeColour(),
    http: async (caller) => remote[caller]?.change(),
  };
  return { loads, close: () => remote.forEach((client) => client.close()) };
}

/** A case in mediation whose colour was changed once. */
async function coloured(system: BenchSystem, { actor }: Mediator): Promise<MediationCase> {
  const one = new MediationCase(system.record, actor);
  await one.register();
  await one.dispatch();
  await one.accept();
  await one.changeColour();
  return one;
}

/** Changes a case's colour from orange to blue and back, over HTTP. */
class RemoteColours {
  readonly #http: HttpClient;
  readonly #id: string;
  #sent = 0;

  constructor(http: HttpClient, id: string) {
    this.#http = http;
    this.#id = id;
  }

  async change(): Promise<void> {
    this.#sent += 1;
    const body = { colour: this.#sent % 2 === 1 ? 'blue' : 'orange', reason: WORDS };
    await this.#http.post(`/disputes/${this.#id}/change-colour`, body, `colours-${this.#id}-${this.#sent}`);
  }

  close(): void {
    this.#http.close();
  }
}

function addFigures(report: Report, callers: number, runs: Record<Kind, Measured[]>): void {
  const p50 = (kind: Kind) => median(runs[kind].map((run) => run.p50Ms));
  const p99 = (kind: Kind) => median(runs[kind].map((run) => run.p99Ms));
  const perSecond = (kind: Kind) => median(runs[kind].map((run) => run.perSecond));
  const who = `${callers} caller${callers === 1 ? '' : 's'}`;
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const meaning = KINDS[kind];
    report.add({ part: 'a', name: `${kind} p50, ${who}`, value: p50(kind), unit: 'ms', meaning });
    report.add({ part: 'a', name: `${kind} p99, ${who}`, value: p99(kind), unit: 'ms', meaning });
    report.add({ part: 'a', name: `${kind} throughput, ${who}`, value: perSecond(kind), unit: '/s', meaning });
  }
  for (const kind of ['record', 'http'] as const) {
    const slower = p50(kind) / p50('bare');
    const share = perSecond(kind) / perSecond('bare');
    const judged = kind === 'record';
    report.add({
      ...{ part: 'a', name: `${kind} p50 ÷ bare p50, ${who}`, value: slower, unit: '×' },
      meaning: 'how many times longer a person waits than for the bare write',
      line: judged && callers === 1 ? atMost(slower, 4) : undefined,
    });
    report.add({
      ...{ part: 'a', name: `${kind} throughput ÷ bare, ${who}`, value: share, unit: '×' },
      meaning: 'the share of what the database could do at best',
      line: judged && callers === 16 ? atLeast(share, 0.35) : undefined,
    });
  }
}

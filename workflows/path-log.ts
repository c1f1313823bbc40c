import { upsertMemo } from '@temporalio/workflow';
import type { Stage } from '../activities/standing.ts';
import type { Instant } from '../domain/time/instant.ts';

/** More stages than a real case has; older ones are in the record. */
const LONGEST = 50;

/** One stage as the engine saw it. */
export interface PathEntry {
  stage: string;
  organisationId: string;
  entered: Instant;
  /** What was awaited there, in order: codes such as `dispatch`, `accept`, `mediate`. */
  awaited: string[];
  left?: Instant;
  why?: string;
}

/**
 * The path so far. Every step is also written to the memo, which puts it into the workflow's history: decoded, that
 * history reads stage by stage what was entered, awaited and left.
 */
export class PathLog {
  readonly entries: PathEntry[];

  constructor(entries: PathEntry[]) {
    this.entries = entries;
  }

  /** The stage that was entered and not left. */
  get current(): PathEntry | undefined {
    const last = this.entries.at(-1);
    return last?.left === undefined ? last : undefined;
  }

  enter(stage: Stage): void {
    this.entries.push({ stage: stage.level, organisationId: stage.organisationId, entered: stage.from, awaited: [] });
    if (this.entries.length > LONGEST) this.entries.shift();
    note(stage, { step: 'entered', at: stage.from });
  }

  await(stage: Stage, what: string): void {
    const awaited = this.current?.awaited;
    if (awaited === undefined || awaited.at(-1) === what) return;
    awaited.push(what);
    if (awaited.length > LONGEST) awaited.shift();
    note(stage, { step: 'awaited', what });
  }

  leave(stage: Stage): void {
    const { current } = this;
    if (current === undefined) return;
    current.left = stage.to;
    current.why = stage.outcome;
    note(stage, { step: 'left', at: stage.to, why: stage.outcome });
  }
}

type Step =
  | { step: 'entered'; at: Instant }
  | { step: 'awaited'; what: string }
  | { step: 'left'; at?: Instant; why?: string };

function note(stage: Stage, step: Step): void {
  upsertMemo({ path: { stage: stage.level, organisationId: stage.organisationId, ...step } });
}

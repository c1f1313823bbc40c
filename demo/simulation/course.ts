import { randomUUID } from 'node:crypto';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import { householdDecider } from '../../domain/household/decider.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { organisationOf } from '../../domain/organisation/tree.ts';
import { addDays, type CivilDate, daysBetween } from '../../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant } from '../../domain/time/instant.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import type { RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';
import type { Family } from './families.ts';
import { meetingAfter } from './meetings.ts';
import { incidentOf, openingOf, visitOf } from './papers.ts';
import type { Turns } from './programme.ts';
import type { Random } from './random.ts';
import { officerAs, STATION } from './station.ts';

/** How often something goes wrong, as long as it may. */
const MISSED = 0.06;
const INCOMPLETE = 0.04;
const VIOLENCE_FOUND = 0.01;
const VIOLENCE_REPORTED = 0.02;
/** How far into an interval the next visit is at the earliest. */
const EARLIEST = 0.6;

/** What officers do about a family on some day. */
interface Errand {
  on: CivilDate;
  does: 'visit' | 'incomplete-visit' | 'report';
}

/** 一户: one family from its file's opening on, moved through the record by the commands that officers give. */
export class Course {
  readonly family: Family;
  readonly #record: RecordContext;
  readonly #random: Random;
  readonly #turns: Turns;
  #state: HouseholdState | null = null;
  #errands: Errand[] = [];

  constructor(record: RecordContext, family: Family, turns: Turns, random: Random) {
    this.family = family;
    this.#record = record;
    this.#turns = turns;
    this.#random = random;
  }

  get state(): HouseholdState | null {
    return this.#state;
  }

  /** When officers next have something to do with it. */
  get nextOn(): CivilDate | null {
    if (this.#state === null) return this.family.opensOn;
    return this.#errands[0]?.on ?? null;
  }

  /** Answers the file's id. */
  async open(now: Instant, meetsOn: CivilDate): Promise<string> {
    const station = organisationOf(await this.#record.organisations(), STATION);
    const ids = { id: randomUUID(), number: await nextCaseNumber(this.#record.db, station, now) };
    await this.#perform(officerAs('deputy-chief'), (seal) => openingOf(this.family, ids, seal, this.#random), ids.id);
    this.#plan(dateOf(now), meetsOn);
    return ids.id;
  }

  /** Does what was planned for today, and plans what comes next. */
  async act(now: Instant, meetsOn: CivilDate): Promise<void> {
    const errand = this.#errands.shift();
    const next = this.#state?.next;
    if (errand === undefined || !next) return;
    if (errand.does === 'report') {
      await this.#perform(officerAs('community-officer'), (seal) => incidentOf(now, seal, this.#random));
    } else {
      const found = {
        complete: errand.does === 'visit',
        violence: this.#mayGoWrong(dateOf(now)) && this.#random.chance(VIOLENCE_FOUND),
      };
      const at = addHours(now, -1);
      await this.#perform(officerAs(next.by), (seal) => visitOf(at, found, seal, this.#random));
    }
    await this.#decideIncidents();
    if (this.#state?.next?.since !== next.since) this.#plan(dateOf(now), meetsOn);
  }

  /** What has happened to it otherwise: its clocks, or the meeting. A visit called for anew is planned anew. */
  moved(state: HouseholdState, today: CivilDate, meetsOn: CivilDate): void {
    const before = this.#state?.next?.since;
    this.#state = state;
    if (state.next === null) this.#errands = [];
    else if (state.next.since !== before) this.#plan(today, meetsOn);
  }

  /** 七十二小时: what is made of a report of violence is decided the same day. */
  async #decideIncidents(): Promise<void> {
    const open = (this.#state?.incidents ?? []).filter(({ decision, acceptedAt }) => !decision && acceptedAt);
    for (const { incidentId } of open) {
      await this.#perform(officerAs('deputy-chief'), (seal) => ({
        type: 'decide-without-warning',
        incidentId,
        as: 'education',
        note: seal.text('decision', '情节轻微,批评教育并责令写出保证书。'),
      }));
    }
  }

  /**
   * The visit that is due, in time and before the meeting for which none was made yet – or missed, as far as something may go
   * wrong.
   */
  #plan(today: CivilDate, meetsOn: CivilDate): void {
    const next = this.#state?.next;
    if (!next) return;
    const canMiss = this.#mayGoWrong(next.dueOn) && next.because === 'interval';
    const tellsOn = next.because === 'interval' ? meetingAfter(meetsOn) : meetsOn;
    const until = next.dueOn < tellsOn ? next.dueOn : addDays(tellsOn, -1);
    const span = Math.max(1, daysBetween(today, until));
    const soonest = next.because === 'violence' ? 1 : Math.max(1, Math.floor(span * EARLIEST));
    const isMissed = canMiss && this.#random.chance(MISSED);
    const on = isMissed
      ? addDays(next.dueOn, this.#random.between(1, 12))
      : addDays(today, next.because === 'violence' ? 1 : this.#random.between(soonest, span));
    const errands: Errand[] = [{ on, does: 'visit' }];
    if (canMiss && !isMissed && this.#random.chance(INCOMPLETE)) {
      errands.unshift({ on: addDays(today, soonest), does: 'incomplete-visit' });
    }
    if (canMiss && this.#random.chance(VIOLENCE_REPORTED)) {
      errands.unshift({ on: addDays(today, this.#random.between(1, soonest)), does: 'report' });
    }
    this.#errands = errands.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }

  #mayGoWrong(day: CivilDate): boolean {
    return this.family.staysAt === null && day < this.#turns.quiet;
  }

  async #perform(actor: Actor, build: (seal: Seal) => HouseholdCommand, opening?: string): Promise<void> {
    const streamId = opening ?? this.#state?.id ?? '';
    const opens = opening !== undefined;
    const { state } = await execute(this.#record, householdDecider, { streamId, actor, opens, build });
    this.#state = state;
  }
}

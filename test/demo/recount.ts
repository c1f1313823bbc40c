import type { Programme } from '../../domain/assessment/programme.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf, type Instant } from '../../domain/time/instant.ts';

/** A stored event, as it lies in the database. */
export interface StoredHouseholdEvent {
  streamId: string;
  type: string;
  at: Instant;
  /** What of all that it holds is counted here. */
  data: {
    level?: string;
    to?: string;
    visit?: { complete: boolean; visitedAt: Instant };
    next?: { dueAt: Instant; dueOn: CivilDate };
    incident?: { cause: string; occurredAt: Instant };
    incidentId?: string;
    outcome?: string;
    decision?: { as: string };
  };
}

interface Period {
  from: CivilDate;
  to: CivilDate;
  now: Instant;
}

/** A visit that was called for: until when, and what became of it. */
interface Call {
  dueAt: Instant;
  dueOn: CivilDate;
  made?: Instant;
  endedAt?: Instant;
}

/** The same figures as the product's, counted with a pencil: event by event, file by file. */
export function recount(events: readonly StoredHouseholdEvent[], period: Period): Programme {
  const within = (day: CivilDate) => day >= period.from && day <= period.to;
  const none = () => ({ red: 0, orange: 0, blue: 0 }) as Record<string, number>;
  const [entered, current] = [none(), none()];
  const sums = { entered: 0, left: 0, exited: 0, recurrences: 0, onTime: 0, late: 0, overdue: 0 };
  const criminal = new Set<string>();
  let deaths = 0;
  for (const file of filesOf(events)) {
    let level: string | null = null;
    let levelAtEnd: string | null = null;
    let counts = false;
    const calls: Call[] = [];
    for (const { streamId, type, at, data } of file) {
      const day = dateOf(at);
      const open = calls.at(-1);
      if (type === 'opened' || type === 'reopened') {
        level = data.level ?? '';
        counts = within(day);
        if (counts) {
          entered[level] = (entered[level] ?? 0) + 1;
          sums.entered += 1;
        }
      }
      if (type === 'level-changed') level = data.to ?? '';
      if (data.visit?.complete && open) open.made = data.visit.visitedAt;
      if (type === 'visit-scheduled' || type === 'exited') {
        if (open && open.endedAt === undefined) open.endedAt = at;
      }
      if (data.next) calls.push({ ...data.next });
      if (type === 'exited') {
        level = null;
        if (within(day)) sums.exited += 1;
        if (counts && day <= period.to) sums.left += 1;
      }
      if (data.incident && data.incident.cause !== 'opening') {
        if (within(dateOf(data.incident.occurredAt))) sums.recurrences += 1;
      }
      if (type === 'outcome-recorded' && within(day)) {
        if (data.outcome === 'death') deaths += 1;
        else criminal.add(`${streamId}/${data.incidentId}`);
      }
      if (data.decision?.as === 'criminal' && within(day)) {
        criminal.add(`${streamId}/${data.incidentId}`);
      }
      if (day <= period.to) levelAtEnd = level;
    }
    if (levelAtEnd !== null) current[levelAtEnd] = (current[levelAtEnd] ?? 0) + 1;
    for (const call of calls.filter(({ dueOn }) => within(dueOn))) {
      if (call.made !== undefined) sums[call.made < call.dueAt ? 'onTime' : 'late'] += 1;
      else if (call.dueAt <= (call.endedAt ?? period.now)) sums.overdue += 1;
    }
  }
  const { onTime, late, overdue } = sums;
  return {
    entered,
    current,
    exited: sums.exited,
    exitRate: sums.entered === 0 ? null : Number((sums.left / sums.entered).toFixed(3)),
    visits: { due: onTime + late + overdue, onTime, late, overdue },
    recurrences: sums.recurrences,
    turnedCriminal: criminal.size,
    deaths,
  };
}

function filesOf(events: readonly StoredHouseholdEvent[]): StoredHouseholdEvent[][] {
  const files = new Map<string, StoredHouseholdEvent[]>();
  for (const event of events) files.set(event.streamId, [...(files.get(event.streamId) ?? []), event]);
  return [...files.values()];
}

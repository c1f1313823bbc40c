import type { RetentionPolicy, RetentionRule } from '../policy/retention-policy.ts';
import { type CivilDate, yearOf } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';

/** What decides for how long a closed dispute is kept. */
export interface ClosedFile {
  type: string;
  outcome: string | null;
  mass: boolean;
  agreed: boolean;
  closedAt: Instant;
}

/** 保管期限: its class, and the first day on which it may be let go of; null: never by a round. */
export function retentionOf(
  file: ClosedFile,
  { rules, classes }: RetentionPolicy,
): { class: string; dueOn: CivilDate | null } {
  const key = rules.find((rule) => fits(rule, file))?.class;
  const period = key === undefined ? undefined : classes[key];
  if (key === undefined || period === undefined) return { class: 'permanent', dueOn: null };
  if (period.years === null) return { class: key, dueOn: null };
  return { class: key, dueOn: `${yearOf(dateOf(file.closedAt)) + 1 + period.years}-01-01` };
}

function fits({ types, outcomes, mass, agreed }: RetentionRule, file: ClosedFile): boolean {
  return (
    (types === undefined || types.includes(file.type)) &&
    (outcomes === undefined || outcomes.includes(file.outcome ?? '')) &&
    (mass === undefined || mass === file.mass) &&
    (agreed === undefined || agreed === file.agreed)
  );
}

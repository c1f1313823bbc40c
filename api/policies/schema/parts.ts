import { z } from 'zod';
import { ORGANISATION_KINDS } from '../../../domain/organisation/tree.ts';
import { ROLES } from '../../../domain/organisation/actor.ts';
import { code, text } from '../../http/fields.ts';

/** The longest that anything lasts, whatever it is counted in: longer is a slip of the keyboard. */
const n = z.int().min(0).max(10_000);

export const label = text(200);
/** 依据: the law, rule or design decision that a number comes from. */
export const source = text(500);
export const role = z.enum(ROLES);
export const roles = z.array(role).max(ROLES.length);
export const organisationKind = z.enum(ORGANISATION_KINDS);
export const organisationKinds = z.array(organisationKind).max(ORGANISATION_KINDS.length);
export const codes = z.array(code).max(500);
export const count = z.int().min(0).max(1_000_000_000_000);
export const positive = count.min(1);
export const hourOfDay = z.int().min(0).max(23);

/** Calendar days before an end at which somebody is reminded. */
export const daysBefore = z.array(n).max(20);

/** A list from a code to what it says. */
export function byCode<T extends z.ZodType>(value: T) {
  return z.record(code, value).refine((entries) => Object.keys(entries).length <= 500, { error: '过多' });
}
export const labels = byCode(label);

export const calendarDays = z.strictObject({ unit: z.literal('calendar-days'), n, rolls: z.boolean() });
export const months = z.strictObject({ unit: z.literal('months'), n, rolls: z.boolean() });
export const period = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('hours'), n }),
  z.strictObject({ unit: z.literal('working-days'), n }),
  calendarDays,
  months,
]);

export const sourced = z.strictObject({ period, source });
export const sourcedDays = z.strictObject({ period: calendarDays, source });
export const sourcedMonths = z.strictObject({ period: months, source });

/** By colour; `default` for every colour that is not named. */
export const byColour = z.object({ default: sourced }).catchall(sourced);

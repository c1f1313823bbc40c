import { z } from 'zod';
import type { EntryKind, EntryOutcome } from '../../domain/audit/entry.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import { countyAccess } from '../../domain/organisation/county-access.ts';
import type { AuditPolicy } from '../../domain/policy/audit-policy.ts';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import type { AuditFilters } from '../../record/audit/search.ts';
import { civilDate, id, text } from '../http/fields.ts';
import { Problem } from '../problems/problem.ts';

const KINDS = ['view', 'file', 'list', 'search', 'export', 'reveal', 'act'] as const satisfies EntryKind[];
const OUTCOMES = ['seen', 'asked', 'not-permitted', 'not-found'] as const satisfies EntryOutcome[];

/** What an auditor may look for. */
export const filters = {
  of: z.enum(['looks', 'writes']).optional().meta({ description: 'both if absent' }),
  userId: id.optional(),
  organisationId: id.optional(),
  role: z.enum(Object.keys(countyAccess) as [Role, ...Role[]]).optional(),
  number: text(64).optional().meta({ description: '案号, with everything that hangs on the same matter' }),
  personId: z.uuid().toLowerCase().optional().meta({ description: 'their facts, and the matter that they are in' }),
  documentId: z.uuid().toLowerCase().optional(),
  kind: z.enum(KINDS).optional(),
  route: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9 /{}._-]*$/)
    .max(120)
    .optional()
    .meta({ description: 'as in `GET /disputes/{id}`; of what was written the type of event' }),
  outcome: z.enum(OUTCOMES).optional(),
  withPurpose: z.stringbool().optional(),
  sought: text(200).optional().meta({ description: 'a name that was searched for, exactly' }),
};

/** `from` and `to` of the trail. */
export const days = {
  from: civilDate.optional().meta({ description: 'on this day or later (Asia/Shanghai); some weeks back if absent' }),
  to: civilDate.optional().meta({ description: 'on this day or before' }),
};

/**
 * The moments between which is looked.
 * @throws Problem `invalid` if the last day lies before the first, or too far behind it
 */
export function between(
  given: { from?: CivilDate | undefined; to?: CivilDate | undefined },
  today: CivilDate,
  { searchDays }: AuditPolicy,
  longest = Number.POSITIVE_INFINITY,
): Pick<AuditFilters, 'from' | 'before'> {
  const to = given.to ?? today;
  const from = given.from ?? addDays(to, 1 - searchDays);
  if (to < from) throw invalid('截止日期不得早于起始日期');
  if (longest < Number.POSITIVE_INFINITY && addDays(from, longest) <= to) throw invalid(`一次至多查${longest}天`);
  return { from: startOfDay(from), before: startOfDay(addDays(to, 1)) };
}

function invalid(message: string): Problem {
  return new Problem('invalid', { errors: [{ path: 'to', message }] });
}

import { z } from 'zod';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { countDisputes, STATISTICS_GROUPS, type StatisticsGroup } from '../../record/views/dispute-statistics.ts';
import locale from '../../templates/locales/zh-CN.json' with { type: 'json' };
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { added, Counts, period, periodOf } from './counts.ts';

const Wanted = z.strictObject({
  ...period,
  by: z
    .enum(STATISTICS_GROUPS)
    .default('type')
    .meta({ description: '`committee`: the organisation that owns the case' }),
});

const Statistics = z
  .object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    by: z.string(),
    items: z.array(Counts.extend({ key: z.string(), label: z.string() })),
    total: Counts,
  })
  .meta({ id: 'DisputeStatistics' });

/** `GET /statistics/disputes`: 纠纷统计 of the cases registered in a period, as they stand now. */
export function disputeStatisticsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/disputes',
    operationId: 'statistics-disputes',
    tag: 'statistics',
    summary: '纠纷统计 – the cases registered in a period, as they stand now',
    description: 'Of what the caller may see: the county all, a township its own, a committee what it has or had.',
    queryOf: Wanted,
    answers: { 200: { description: 'the largest group first', schema: Statistics } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.disputes' },
    async handle(request) {
      const { by, ...given } = request.query(Wanted);
      const { from, to } = periodOf(given);
      const today = dateOf(await record.clock.now());
      const items = await reading(record, request.actor, async (tx, { organisations }) => {
        const policy = await record.policies.effectiveOn(tx, today);
        const counted = await countDisputes(tx, { from, to }, by);
        return counted.map((counts) => ({ ...counts, label: labelOf(by, counts.key, policy, organisations) }));
      });
      return { status: 200, body: { from: from ?? null, to: to ?? null, by, items, total: added(items) } };
    },
  };
}

/** A code that only an older policy knows is its own label. */
function labelOf(by: StatisticsGroup, key: string, policy: Policy, organisations: OrganisationTree): string {
  switch (by) {
    case 'type':
      return policy.types[key] ?? key;
    case 'source':
      return policy.sources[key] ?? key;
    case 'committee':
      return organisations[key]?.name ?? key;
    case 'colour':
      return policy.colours.find((colour) => colour.key === key)?.label ?? key;
    case 'level':
      return policy.levels.find((level) => level.key === key)?.label ?? key;
    case 'outcome':
      return OUTCOMES[key] ?? key;
  }
}

const OUTCOMES: Readonly<Record<string, string>> = { ...locale.outcome, open: '办理中' };

import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import { listPolicyVersions } from '../../record/views/policy-versions.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { Difference, differencesInWords } from './policy-change-answer.ts';
import { PolicySchema } from './schema/policy.ts';

/** The first there is, compared with which nothing came before. */
const FIRST = 1;
const when = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });
const inForce = z.int().meta({ description: 'the version under which a case is opened today' });

const Version = z
  .object({
    version: z.int(),
    effectiveFrom: day,
    publishedAt: when,
    changeId: z.string().nullable().meta({ description: 'the change that it comes from; null for what was shipped' }),
  })
  .meta({ id: 'PolicyVersion' });

const Versions = z.object({ inForce, items: z.array(Version) }).meta({ id: 'PolicyVersions' });

const atVersion = z.object({ version: z.string().meta({ description: '策略版本', example: '1' }) });
const From = z.strictObject({
  from: z.coerce.number().int().min(0).max(1_000_000).optional().meta({
    description: 'the version to compare with; the one before, if none is named; the first with itself',
    example: 1,
  }),
});
const Differences = z
  .object({ from: z.int(), to: z.int(), differences: z.array(Difference) })
  .meta({ id: 'PolicyDifferences' });

const shared = {
  method: 'get',
  tag: 'policies',
  signedIn: true,
  access: { of: 'county', right: 'policies' },
} as const;

/** 策略版本: what is published stays as it is; a case keeps the version that it was opened under. */
export function policyVersionRoutes({ record }: ApiContext): SignedInRoute[] {
  return [
    {
      ...shared,
      path: '/api/v1/policies',
      operationId: 'policies',
      summary: '策略版本列表 – the newest first',
      answers: { 200: { description: 'all of them', schema: Versions } },
      problems: [],
      async handle({ actor }) {
        const body = await reading(record, actor, async (tx) => ({
          inForce: (await policyInForce(record, tx)).version,
          items: await listPolicyVersions(tx),
        }));
        return { status: 200, body };
      },
    },
    {
      ...shared,
      path: '/api/v1/policies/{version}',
      operationId: 'policy',
      summary: '一个策略版本 – everything that it says',
      params: atVersion,
      answers: { 200: { description: 'the version', schema: PolicySchema } },
      problems: ['not-found'],
      async handle({ actor, params }) {
        return { status: 200, body: await reading(record, actor, (tx) => publishedPolicy(record, tx, params.version)) };
      },
    },
    {
      ...shared,
      path: '/api/v1/policies/{version}/differences',
      operationId: 'policy-differences',
      summary: '版本差异 – every place at which two versions say something else',
      params: atVersion,
      queryOf: From,
      answers: { 200: { description: 'the differences', schema: Differences } },
      problems: ['not-found', 'invalid'],
      async handle({ actor, params, query, language }) {
        const { from } = query(From);
        const body = await reading(record, actor, async (tx) => {
          const after = await publishedPolicy(record, tx, params.version);
          const before = await publishedPolicy(record, tx, String(from ?? Math.max(after.version - 1, FIRST)));
          return {
            from: before.version,
            to: after.version,
            differences: differencesInWords(before, after, language),
          };
        });
        return { status: 200, body };
      },
    },
  ];
}

/** The version under which a case is opened today. */
export async function policyInForce({ clock, policies }: RecordContext, tx: Tx): Promise<Policy> {
  return policies.effectiveOn(tx, dateOf(await clock.now()));
}

/** @throws Problem `not-found` for what is no version, or none that is published */
export async function publishedPolicy(
  { policies }: RecordContext,
  tx: Tx,
  version: string | undefined,
): Promise<Policy> {
  if (!/^\d{1,7}$/.test(version ?? '')) throw new Problem('not-found');
  try {
    return await policies.version(tx, Number(version));
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('not-found');
    throw error;
  }
}

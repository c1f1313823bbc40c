import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';

export const OrganisationSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    level: z.string(),
    parentId: z.string().nullable(),
    name: z.string(),
    shortName: z.string(),
    closedAt: z
      .string()
      .nullable()
      .meta({ format: 'date-time', description: '停止受理: since then nothing new goes to it' }),
  })
  .meta({ id: 'Organisation' });

/** `GET /organisations`: the county's tree, which is no secret, for choosing whom to send work to. */
export function organisationsRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/organisations',
    operationId: 'organisations',
    tag: 'organisations',
    summary: '组织 – the tree of the county',
    answers: {
      200: { description: 'every organisation, by id', schema: z.object({ items: z.array(OrganisationSchema) }) },
    },
    problems: [],
    signedIn: true,
    access: { of: 'county', right: 'organisations' },
    async handle() {
      const organisations = Object.values(await record.organisations());
      return { status: 200, body: { items: organisations.sort((a, b) => (a.id < b.id ? -1 : 1)) } };
    },
  };
}

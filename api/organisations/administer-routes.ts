import { z } from 'zod';
import { assertTakesWork, closed, reopened } from '../../domain/organisation/closing.ts';
import { type Organisation, ORGANISATION_KINDS, type OrganisationTree } from '../../domain/organisation/tree.ts';
import { queueForTree, saveOrganisations } from '../../record/organisations.ts';
import { actAsRecord, type Tx } from '../../record/transaction.ts';
import { actOnce, ASKED_WRONGLY } from '../account/act-once.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { id, text } from '../http/fields.ts';
import { found } from '../http/reading.ts';
import type { SignedInRequest, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';
import { OrganisationSchema } from './organisations.ts';

const names = {
  name: text(100),
  shortName: text(20).meta({ description: '简称, as it stands in document numbers' }),
};

const NewOrganisation = z
  .strictObject({
    id,
    kind: z.enum(ORGANISATION_KINDS),
    level: z.enum(['village', 'township', 'court', 'county']),
    parentId: id,
    ...names,
  })
  .meta({
    id: 'NewOrganisation',
    example: {
      ...{ id: 'songlin', kind: 'village-committee', level: 'village', parentId: 'qingxi' },
      ...{ name: '松林村人民调解委员会', shortName: '松林' },
    },
  });

const Renamed = z
  .strictObject(names)
  .meta({ id: 'OrganisationRenamed', example: { name: '松林社区人民调解委员会', shortName: '松林' } });

/**
 * `POST /organisations`, `POST /organisations/{id}/rename`, `…/close` and `…/reopen`: 组织管理. Nothing is removed: the record
 * names it.
 */
export function organisationAdministerRoutes({ record }: ApiContext): SignedInRoute[] {
  const save = (
    request: SignedInRequest,
    what: string,
    wanted: (known: Organisation | null, tree: OrganisationTree) => Organisation,
    key: string,
  ) =>
    actOnce(
      record,
      request,
      what,
      async (tx) => {
        await queueForTree(tx);
        const tree = await record.organisationTree.current(tx);
        const organisation = wanted(Object.hasOwn(tree, key) ? (tree[key] ?? null) : null, tree);
        refuseDoubleName(Object.values(tree), organisation);
        const { parentId } = organisation;
        if (parentId !== null && !Object.hasOwn(tree, parentId)) throw invalid('parentId', '没有这个单位');
        await saveOrganisations(tx, [organisation]);
      },
      async (tx: Tx) => found((await record.organisationTree.current(tx))[key] ?? null),
      actAsRecord,
    );
  const common = {
    method: 'post',
    tag: 'organisations',
    signedIn: true,
    access: { of: 'county', right: 'users' },
    headers: z.object(idempotencyHeader),
    before: [receiveBody],
  } as const satisfies Partial<SignedInRoute>;
  return [
    {
      ...common,
      path: '/api/v1/organisations',
      operationId: 'organisation-open',
      summary: '新建单位',
      requestBody: { mediaType: 'application/json', schema: NewOrganisation },
      answers: { 201: { description: 'the organisation', schema: OrganisationSchema } },
      problems: ['not-permitted', 'invalid', ...ASKED_WRONGLY],
      async handle(request) {
        const wanted = request.body.json(NewOrganisation);
        const organisation = (known: Organisation | null, tree: OrganisationTree) => {
          if (known) throw invalid('id', '已有这个单位');
          const parent = tree[wanted.parentId];
          if (parent) assertTakesWork(parent, 'parentId');
          return wanted;
        };
        return { status: 201, body: await save(request, 'POST /organisations', organisation, wanted.id) };
      },
    },
    {
      ...common,
      path: '/api/v1/organisations/{id}/rename',
      operationId: 'organisation-rename',
      summary: '单位更名 – papers made before keep the name they were made under',
      params: z.object({ id: z.string() }),
      requestBody: { mediaType: 'application/json', schema: Renamed },
      answers: { 200: { description: 'the organisation', schema: OrganisationSchema } },
      problems: ['not-permitted', 'not-found', 'invalid', ...ASKED_WRONGLY],
      async handle(request) {
        const key = request.params.id ?? '';
        const renamed = (known: Organisation | null) => ({ ...found(known), ...request.body.json(Renamed) });
        return { status: 200, body: await save(request, `POST /organisations/${key}/rename`, renamed, key) };
      },
    },
    ...TURNS.map(
      ({ act, summary, turned }): SignedInRoute => ({
        ...common,
        path: `/api/v1/organisations/{id}/${act}`,
        operationId: `organisation-${act}`,
        summary,
        params: z.object({ id: z.string() }),
        requestBody: { mediaType: 'application/json', schema: z.strictObject({}), example: {} },
        answers: { 200: { description: 'the organisation', schema: OrganisationSchema } },
        problems: ['not-permitted', 'not-found', 'invalid', 'rule-broken', ...ASKED_WRONGLY],
        async handle(request) {
          request.body.json(z.strictObject({}));
          const key = request.params.id ?? '';
          const now = await record.clock.now();
          const wanted = (known: Organisation | null, tree: OrganisationTree) => turned(tree, found(known).id, now);
          return { status: 200, body: await save(request, `POST /organisations/${key}/${act}`, wanted, key) };
        },
      }),
    ),
  ];
}

const TURNS = [
  { act: 'close', summary: '停止受理 – nothing new goes to it; what it has it finishes', turned: closed },
  { act: 'reopen', summary: '恢复受理', turned: reopened },
] as const;

/** 人调字号 carry a committee's short name: two of one name would give one number twice. */
function refuseDoubleName(all: readonly Organisation[], { id: own, kind, shortName }: Organisation): void {
  const isCommittee = (kindOf: string) => kindOf.endsWith('-committee');
  const doubled = all.some((other) => other.id !== own && isCommittee(other.kind) && other.shortName === shortName);
  if (isCommittee(kind) && doubled) throw invalid('shortName', '已有调解委员会使用这个简称');
}

function invalid(path: string, message: string): Problem {
  return new Problem('invalid', { errors: [{ path, message }] });
}

import { mayAsk } from '../../domain/organisation/access-table.ts';
import { organisationAdministerRoutes } from '../../api/organisations/administer-routes.ts';
import { found } from '../../api/http/reading.ts';
import { z } from 'zod';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { type Branch, branchesOf, organisationOptions } from './tree.ts';

const HERE = '/console/organisations';
const Under = z.object({ under: z.string().max(64).optional().catch(undefined) });

/** `/console/organisations`: 单位 – the county's tree; the administrator adds to it and renames. Nothing is removed. */
export function organisationPages(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const routes = organisationAdministerRoutes(context);
  const list: SignedInPage = {
    method: 'get',
    path: HERE,
    signedIn: true,
    access: { of: 'county', right: 'organisations' },
    async handle({ actor, say }) {
      const tree = await record.organisations();
      const mayChange = mayAsk(actor.role, { of: 'county', right: 'users' });
      return {
        view: 'organisations',
        title: say.organisations.title,
        data: {
          total: filled(say.organisations.total, { n: Object.keys(tree).length }),
          mayChange,
          branches: branchesOf(tree).map((branch) => branchView(branch, mayChange, say)),
        },
      };
    },
  };
  const open: FormDefinition = {
    name: 'open',
    path: `${HERE}/open`,
    route: routeOf(routes, 'organisation-open'),
    words: (say) => say.organisationForm,
    async ask({ say, query }) {
      const { under } = query(Under);
      return {
        title: say.organisationForm.name.open,
        back: HERE,
        options: {
          parentId: organisationOptions(await record.organisations()),
          kind: Object.entries(say.organisations.kind).map(([value, label]) => ({ value, label })),
        },
        ...(under !== undefined && { values: { parentId: under } }),
      };
    },
    after: () => `${HERE}?done=organisation-open`,
  };
  const rename: FormDefinition = {
    name: 'rename',
    path: `${HERE}/{id}/rename`,
    route: routeOf(routes, 'organisation-rename'),
    words: (say) => say.organisationForm,
    async ask({ say, params }) {
      const tree = await record.organisations();
      const id = params.id ?? '';
      const { name, shortName } = found((Object.hasOwn(tree, id) && tree[id]) || null);
      return { title: say.organisationForm.name.rename, about: name, back: HERE, values: { name, shortName } };
    },
    after: () => `${HERE}?done=organisation-rename`,
  };
  return [list, ...formPages(open), ...formPages(rename)];
}

interface BranchView {
  name: string;
  about: string;
  rename: string | null;
  add: string | null;
  below: BranchView[];
}

function branchView({ organisation, below }: Branch, mayChange: boolean, say: Words): BranchView {
  const { id, name, shortName, kind } = organisation;
  return {
    name,
    about: `${labelOf(say.organisations.kind, kind)} · ${shortName} · ${filled(say.organisations.codeOf, { id })}`,
    rename: mayChange ? `${HERE}/${id}/rename` : null,
    add: mayChange ? `${HERE}/open?under=${id}` : null,
    below: below.map((each) => branchView(each, mayChange, say)),
  };
}

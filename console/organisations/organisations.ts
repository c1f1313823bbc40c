import { mayAsk } from '../../domain/organisation/access-table.ts';
import { type Organisation, takesWork } from '../../domain/organisation/tree.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { organisationAdministerRoutes } from '../../api/organisations/administer-routes.ts';
import { found } from '../../api/http/reading.ts';
import { z } from 'zod';
import type { ConsoleContext } from '../context.ts';
import type { FormDefinition } from '../forms/form.ts';
import { formPages } from '../forms/form-page.ts';
import { routeOf } from '../forms/route-of.ts';
import type { Language } from '../../api/problems/catalogue.ts';
import { dayOf } from '../layout/time.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { type Branch, branchesOf, organisationOptions } from './tree.ts';

const HERE = '/console/organisations';
const Under = z.object({ under: z.string().max(64).optional().catch(undefined) });

/** `/console/organisations`: 单位 – the county's tree; the administrator adds to it, renames and closes. Nothing is removed. */
export function organisationPages(context: ConsoleContext): SignedInPage[] {
  const { record } = context;
  const routes = organisationAdministerRoutes(context);
  const named = async ({ id = '' }: SignedInVisit['params']) => {
    const tree = await record.organisations();
    return found((Object.hasOwn(tree, id) && tree[id]) || null);
  };
  const list: SignedInPage = {
    method: 'get',
    path: HERE,
    signedIn: true,
    access: { of: 'county', right: 'organisations' },
    async handle({ actor, say, language }) {
      const tree = await record.organisations();
      const mayChange = mayAsk(actor.role, { of: 'county', right: 'users' });
      return {
        view: 'organisations',
        title: say.organisations.title,
        data: {
          total: filled(say.organisations.total, { n: Object.keys(tree).length }),
          mayChange,
          branches: branchesOf(tree).map((branch) => branchView(branch, { mayChange, say, language })),
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
          parentId: organisationOptions(await record.organisations(), takesWork),
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
      const { name, shortName } = await named(params);
      return { title: say.organisationForm.name.rename, about: name, back: HERE, values: { name, shortName } };
    },
    after: () => `${HERE}?done=organisation-rename`,
  };
  const turns = (['close', 'reopen'] as const).map(
    (act): FormDefinition => ({
      name: act,
      path: `${HERE}/{id}/${act}`,
      route: routeOf(routes, `organisation-${act}`),
      words: (say) => say.organisationForm,
      async ask({ say, params }) {
        const { name } = await named(params);
        return { title: say.organisationForm.name[act], about: name, back: HERE };
      },
      after: () => `${HERE}?done=organisation-${act}`,
    }),
  );
  return [list, ...[open, rename, ...turns].flatMap(formPages)];
}

interface BranchView {
  name: string;
  about: string;
  closed: string | null;
  acts: { name: string; path: string }[];
  below: BranchView[];
}

interface Shown {
  mayChange: boolean;
  say: Words;
  language: Language;
}

function branchView({ organisation, below }: Branch, shown: Shown): BranchView {
  const { id, name, shortName, kind, closedAt } = organisation;
  const { say, language } = shown;
  const facts = [labelOf(say.organisations.kind, kind), shortName, filled(say.organisations.codeOf, { id })];
  return {
    name,
    about: facts.join(' · '),
    closed: closedAt ? filled(say.organisations.closedOn, { day: dayOf(dateOf(closedAt), language) }) : null,
    acts: shown.mayChange ? actsOn(organisation, say) : [],
    below: below.map((each) => branchView(each, shown)),
  };
}

/** What can be done to it; what is refused all the same says why. */
function actsOn(organisation: Organisation, { organisations }: Words): BranchView['acts'] {
  const { id, parentId } = organisation;
  const rename = { name: organisations.rename, path: `${HERE}/${id}/rename` };
  if (!takesWork(organisation)) return [rename, { name: organisations.reopen, path: `${HERE}/${id}/reopen` }];
  const add = { name: organisations.add, path: `${HERE}/open?under=${id}` };
  const close = { name: organisations.close, path: `${HERE}/${id}/close` };
  return parentId === null ? [rename, add] : [rename, add, close];
}

import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { agreementFor } from '../../api/agreements/reading-agreement.ts';
import { signRoutes } from '../../api/agreements/sign-routes.ts';
import { etagOf } from '../../api/http/conditions.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { problemStatus } from '../../api/problems/catalogue.ts';
import type { Problem } from '../../api/problems/problem.ts';
import { problemFrom } from '../../api/problems/problem-from.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { doneAt } from '../forms/form-page.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage, SignedInVisit, ViewAnswer } from '../page.ts';
import { signView } from './sign-view.ts';

const PATH = '/console/agreements/{id}/sign';
const KEY = /^[0-9a-f-]{36}$/;

/**
 * 当事人签名: the wording, and under it the signature – drawn on the screen, or on paper with a scan of it. What was shown is
 * bound by its hash: if it has been amended meanwhile, the record refuses the signature.
 */
export function signingPages(context: ConsoleContext): SignedInPage[] {
  const route = signRoutes(context).find(({ path }) => path.endsWith('/sign'));
  if (route === undefined) throw new Error('nobody can sign');
  const described = { path: PATH, signedIn: true, access: route.access } as const;
  // Who may not, or not now, is told so before anything is written.
  const { ask } = caseForm(context, {
    kind: agreementKind,
    type: 'sign',
    route,
    words: (say) => say.agreementForm,
    see: async (tx, world, id) => ({ ...(await agreementFor(context.record, tx, world, id)).agreement, options: {} }),
  });
  const shown = async (visit: SignedInVisit, refusal: Problem | null): Promise<ViewAnswer> => {
    await ask(visit);
    return signView(context, visit, await agreementOf(context, visit), refusal);
  };
  return [
    { ...described, method: 'get', handle: (visit) => shown(visit, null) },
    {
      ...described,
      method: 'post',
      async handle(visit) {
        const { key = '', seq = '' } = visit.fields;
        try {
          await route.handle(
            apiRequest(visit, bodyOf(visit.fields), {
              'Idempotency-Key': KEY.test(key) ? key : undefined,
              'If-Match': /^\d{1,15}$/.test(seq) ? etagOf(Number(seq)) : undefined,
            }),
          );
          return { redirect: doneAt(`/console/agreements/${uuidParam(visit.params)}`, 'sign') };
        } catch (error) {
          const problem = problemFrom(error);
          const status = problemStatus[problem.code];
          if (![409, 412, 422].includes(status)) throw error;
          return { ...(await shown(visit, problem)), status };
        }
      },
    },
  ];
}

function agreementOf({ record }: ConsoleContext, { actor, params }: SignedInVisit): Promise<AgreementAnswer> {
  const id = uuidParam(params);
  return reading(record, actor, async (tx, world) => (await agreementFor(record, tx, world, id)).agreement);
}

/** What was left empty is left out. */
function bodyOf(fields: SignedInVisit['fields']): Record<string, string> {
  const asked = ['partyId', 'manner', 'on', 'textHash', 'drawing', 'attachmentId', 'witness'];
  return Object.fromEntries(
    asked.flatMap((name) => {
      const value = fields[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

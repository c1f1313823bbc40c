import type { z } from 'zod';
import { importRoute, type Preview } from '../../api/claimants/import-route.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import type { SignedInRoute } from '../../api/http/route.ts';
import { valid } from '../../api/problems/invalid.ts';
import type { ConsoleContext } from '../context.ts';
import { rollPath } from '../dispute/roll-card.ts';
import { caseForm } from '../forms/case-form.ts';
import type { FormDefinition } from '../forms/form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { yuanOf } from '../layout/money.ts';
import { filled } from '../layout/words.ts';
import type { SignedInVisit, ViewAnswer } from '../page.ts';
import { seenOf } from './seen.ts';

/** 导入名单, and 检查名单 before it, which keeps nothing: a browser gives a file once, so that it is chosen again for the import. */
export function importForms(context: ConsoleContext): FormPage[] {
  const route = importRoute(context);
  const importing = caseForm(context, {
    kind: disputeKind,
    type: 'import-claimants',
    route: inMode(route, 'apply'),
    words: (say) => say.claimantsForm,
    async see(tx, world, id, { say }) {
      const { case: seen } = await seenOf(context, tx, world, id);
      return { ...seen, notices: [{ kind: 'info', text: say.claimants.checkFirst }] };
    },
    after: (answer) => `${answer.headers?.Location?.replace('/api/v1', '/console')}?done=import-claimants`,
  });
  return [...formPages(importing), ...formPages(checking(importing, inMode(route, 'preview')))];
}

function checking(importing: FormDefinition, route: SignedInRoute): FormDefinition {
  return {
    ...importing,
    name: 'check-claimants',
    path: importing.path.replace('import-claimants', 'check-claimants'),
    route,
    async ask(visit) {
      const { notices: _, ...asked } = await importing.ask(visit);
      return { ...asked, title: visit.say.claimants.check, back: rollPath(visit.params.id ?? '') };
    },
    shows: ({ body }, visit) => checked(body as z.output<typeof Preview>, visit),
  };
}

/** 检查结果: how many, what they come to, and each line that cannot be taken. */
function checked(preview: z.output<typeof Preview>, { params, say }: SignedInVisit): ViewAnswer {
  const { claimants: words } = say;
  const { claimants, amountFen, acknowledged, faults, sample } = preview;
  const roll = rollPath(params.id ?? '');
  return {
    view: 'claimants-checked',
    title: words.checked,
    data: {
      roll,
      sum: filled(words.checkedSum, { n: claimants, yuan: yuanOf(amountFen), acknowledged }),
      faults: faults.map(({ line, column, message }) => ({
        line: filled(words.line, { n: line }),
        text: column === undefined ? message : `${column}：${message}`,
      })),
      faultsText: filled(words.faults, { n: faults.length }),
      sample: sample.map((each) => ({ ...each, yuan: yuanOf(each.amountFen) })),
      again: roll.replace(/claimants$/, 'check-claimants'),
      go: faults.length === 0 && claimants > 0 ? roll.replace(/claimants$/, 'import-claimants') : null,
    },
  };
}

function inMode(route: SignedInRoute, mode: 'preview' | 'apply'): SignedInRoute {
  return {
    ...route,
    handle: (request) => route.handle({ ...request, query: (schema) => valid(schema, { mode }, request.language) }),
  };
}

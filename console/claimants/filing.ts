import { randomUUID } from 'node:crypto';
import { fileRoute } from '../../api/claimants/court-routes.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { isStreamId } from '../../record/stream-id.ts';
import type { ConsoleContext } from '../context.ts';
import { rollPath } from '../dispute/roll-card.ts';
import { textIn } from '../forms/body.ts';
import { caseForm } from '../forms/case-form.ts';
import type { Asked, FormDefinition } from '../forms/form.ts';
import { doneAt, sayable } from '../forms/form-page.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage, SignedInVisit, ViewAnswer } from '../page.ts';
import { saidOf } from '../refused/said.ts';
import { claimantsStanding, seenOf } from './seen.ts';

const FIELD = 'number.';
const KEY = /^[0-9a-f-]{36}$/;

interface Numbered {
  claimantId: string;
  courtCaseNumber: string;
}

/**
 * `/console/disputes/{id}/file-claimants`: 登记案号 – a field beside each claimant, named by them and not by their place, so that
 * no number lands with a neighbour when somebody else has filed meanwhile. Lines left empty wait for another day.
 */
export function filingPages(context: ConsoleContext): SignedInPage[] {
  const route = fileRoute(context);
  const form = caseForm(context, {
    kind: disputeKind,
    type: 'file-claimants',
    route,
    words: (say) => say.claimantsForm,
    async see(tx, world, id, { say }) {
      const seen = await seenOf(context, tx, world, id);
      const { options, notices } = await claimantsStanding(tx, world, id, 'referred', say);
      return { ...seen.case, options: { claimantId: options }, notices };
    },
  });
  const described = { path: form.path, signedIn: true, access: route.access } as const;
  return [
    { ...described, method: 'get', handle: async (visit) => sheetOf(await form.ask(visit), visit, randomUUID()) },
    {
      ...described,
      method: 'post',
      ...(route.requestBody && { requestBody: route.requestBody }),
      handle: (visit) => filed(form, visit),
    },
  ];
}

async function filed(form: FormDefinition, visit: SignedInVisit) {
  const asked = await form.ask(visit);
  const claimants = Object.entries(visit.fields).flatMap(([name, typed]): Numbered[] => {
    const claimantId = name.slice(FIELD.length);
    const courtCaseNumber = textIn(typed);
    return name.startsWith(FIELD) && isStreamId(claimantId) && courtCaseNumber !== undefined
      ? [{ claimantId, courtCaseNumber }]
      : [];
  });
  const key = KEY.test(visit.fields.key ?? '') ? (visit.fields.key ?? '') : randomUUID();
  const { claimants: words } = visit.say;
  if (claimants.length === 0) return sheetOf(asked, visit, key, { refused: words.noNumber, wrong: new Map() });
  try {
    await form.route.handle(
      apiRequest(visit, { claimants }, { 'Idempotency-Key': key, 'Content-Type': 'application/json' }),
    );
    return { redirect: doneAt(rollPath(visit.params.id ?? ''), form.name) };
  } catch (error) {
    const problem = sayable(error);
    const wrong = new Map<string, string>();
    for (const { path, message } of problem.about.errors ?? []) {
      const line = claimants[Number(/^claimants\.(\d+)/.exec(path)?.[1] ?? Number.NaN)];
      if (line !== undefined) wrong.set(line.claimantId, message);
    }
    return sheetOf(asked, visit, key, { refused: saidOf(problem, visit.say), wrong });
  }
}

interface Refused {
  refused: string;
  /** By claimant. */
  wrong: ReadonlyMap<string, string>;
}

function sheetOf(asked: Asked, visit: SignedInVisit, key: string, refusal?: Refused): ViewAnswer {
  const { title, about, options, notices } = asked;
  const { say, fields, params } = visit;
  return {
    view: 'claimants-filing',
    title,
    status: refusal === undefined ? 200 : 422,
    data: {
      ...{ title, about, notices, key },
      back: rollPath(params.id ?? ''),
      action: visit.here.split('?')[0],
      refused: refusal?.refused ?? null,
      consequence: say.claimantsForm.consequence['file-claimants'],
      lines: (options?.claimantId ?? []).map(({ value, label }) => ({
        name: `${FIELD}${value}`,
        label,
        value: fields[`${FIELD}${value}`] ?? '',
        error: refusal?.wrong.get(value) ?? null,
      })),
    },
  };
}

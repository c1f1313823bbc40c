import { uuidParam } from '../../api/http/reading.ts';
import type { ConsoleContext } from '../context.ts';
import { renumbered, type Typed, withoutRow, withRow } from '../forms/typed.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { addressOfDraft, DISPUTES, NEW, type StopName } from './addresses.ts';
import { begin, discard, draftFor, draftsOf, emptyDraft, keep, type KeptDraft } from './draft.ts';
import { refusalOf, type StepName } from './steps.ts';
import { beginView, stepView } from './step-view.ts';
import { stepsOf, worldOf } from './world.ts';

/** What a form carries besides what is asked. */
const CARRIED = new Set(['csrf', 'row', 'go']);
const ROW_BUTTON = /^(add|remove):([A-Za-z0-9.]{1,200})$/;
const ACCESS = { of: 'dispute', right: 'register' } as const;

/** 登记: a page to begin, the two steps of a draft, and its end without a registration. Every step that is sent is kept. */
export function stepPages(context: ConsoleContext): SignedInPage[] {
  return [
    { method: 'get', path: NEW, signedIn: true, access: ACCESS, handle: (visit) => beginning(context, visit) },
    { method: 'post', path: NEW, signedIn: true, access: ACCESS, handle: (visit) => begun(context, visit) },
    ...(['matter', 'parties'] as const).flatMap((name) => pagesOfStep(context, name)),
    {
      method: 'post',
      path: addressOfDraft('{id}', 'discard'),
      signedIn: true,
      access: { of: 'own-account' },
      async handle({ actor, params }) {
        await discard(context.record, actor, uuidParam(params));
        return { redirect: NEW };
      },
    },
  ];
}

function pagesOfStep(context: ConsoleContext, name: StepName): SignedInPage[] {
  // What somebody has typed is theirs: it is no look at anything of the record.
  const described = { path: addressOfDraft('{id}', name), signedIn: true, access: { of: 'own-account' } } as const;
  return [
    { ...described, method: 'get', handle: (visit) => shown(context, visit, name) },
    { ...described, method: 'post', handle: (visit) => sent(context, visit, name) },
  ];
}

async function beginning(context: ConsoleContext, visit: SignedInVisit): Promise<PageAnswer> {
  const world = await worldOf(context, visit);
  const draft = emptyDraft({ source: 'application', colour: world.policy.defaultColour });
  const drafts = await draftsOf(context.record, visit.actor);
  return beginView(visit, world, stepsOf(draft, world).matter, draft, drafts);
}

/** The first step of a draft that is not there yet. */
async function begun(context: ConsoleContext, visit: SignedInVisit): Promise<PageAnswer> {
  await worldOf(context, visit);
  const draft = emptyDraft();
  const id = await begin(context.record, visit.actor, draft);
  return taken(context, visit, 'matter', { ...draft, id, savedAt: await context.record.clock.now() });
}

async function shown(context: ConsoleContext, visit: SignedInVisit, name: StepName): Promise<PageAnswer> {
  // Whoever takes no matters in has no draft either: they are told of none before they are told that they may not.
  const draft = await draftFor(context.record, visit.actor, uuidParam(visit.params));
  const world = await worldOf(context, visit);
  const step = stepsOf(draft, world)[name];
  const isChecked = visit.here.endsWith('?checked');
  const refusal = isChecked ? refusalOf(step, draft[name], { ...visit, ...world, clueId: draft.clueId }) : null;
  return stepView(visit, step, draft, refusal);
}

async function sent(context: ConsoleContext, visit: SignedInVisit, name: StepName): Promise<PageAnswer> {
  return taken(context, visit, name, await draftFor(context.record, visit.actor, uuidParam(visit.params)));
}

/** Keeps what was typed, whatever it is; then goes where the button leads, if the step can be left. */
async function taken(
  context: ConsoleContext,
  visit: SignedInVisit,
  name: StepName,
  before: KeptDraft,
): Promise<PageAnswer> {
  const world = await worldOf(context, visit);
  const step = stepsOf(before, world)[name];
  const written = Object.fromEntries(Object.entries(visit.fields).filter(([field]) => !CARRIED.has(field)));
  const [typed, isRow] = withRows(step.fields, written, visit.fields.row);
  const draft: KeptDraft = { ...before, [name]: typed };
  await keep(context.record, visit.actor, draft);
  if (isRow) return stepView(visit, step, draft, null);
  const go = visit.fields.go ?? 'next';
  if (go === 'leave') return { redirect: DISPUTES };
  if (go === 'back') return { redirect: addressOfDraft(draft.id, 'matter') };
  const refusal = refusalOf(step, typed, { ...visit, ...world, clueId: draft.clueId });
  if (refusal !== null) return stepView(visit, step, draft, refusal);
  const next: StopName = name === 'matter' ? 'parties' : 'check';
  return { redirect: addressOfDraft(draft.id, next) };
}

/** With a row more or less, if a button for that was used. */
function withRows(fields: Parameters<typeof renumbered>[0], written: Typed, pressed = ''): [Typed, boolean] {
  const button = ROW_BUTTON.exec(pressed);
  if (button === null) return [renumbered(fields, written), false];
  const [, what, where = ''] = button;
  return [renumbered(fields, what === 'add' ? withRow(written, where) : withoutRow(written, where)), true];
}

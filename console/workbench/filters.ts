import type { TaskScope, TaskState } from '../../record/views/tasks.ts';
import { labelOf, type Words } from '../layout/words.ts';

export const SCOPES = ['mine', 'organisation', 'below'] as const satisfies readonly TaskScope[];
export const STATES = ['overdue', 'due', 'upcoming'] as const satisfies readonly TaskState[];

export const KINDS = [
  ...['dispute', 'agreement', 'enforcement', 'household', 'review', 'visit-task', 'violence-report', 'clue'],
  ...['screening-round', 'analysis-meeting', 'erasure', 'retention-round', 'policy-change'],
];
export const COLOURS = ['red', 'orange', 'blue'];

/** As many cards as one looks through before one filters. */
export const PAGE_SIZE = 30;

export interface Filters {
  scope: TaskScope;
  state?: TaskState;
  kind?: string;
  colour?: string;
  page?: number;
}

type Counts = Record<TaskState, number>;

/** The workbench with these filters. Always with a scope: without any, it is as this device had it last. */
export function addressOf({ scope, state, kind, colour, page = 1 }: Filters): string {
  const query = new URLSearchParams({
    scope,
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...(colour !== undefined && { colour }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/console?${query}`;
}

/** Whose work: a tab each, with how much there is. */
export function scopesOf({ scope, kind, colour }: Filters, counts: Record<TaskScope, Counts>, { workbench }: Words) {
  return SCOPES.map((code) => ({
    name: workbench.scopes[code],
    total: totalOf(counts[code]),
    path: addressOf({ scope: code, kind, colour }),
    isHere: code === scope,
  }));
}

/** How urgent: a tile each. The tile that is chosen leads back to all of them. */
export function statesOf({ scope, state, kind, colour }: Filters, counts: Counts, { workbench }: Words) {
  const tiles = STATES.map((code) => ({
    code: code as string,
    name: workbench.states[code],
    total: counts[code],
    path: addressOf({ scope, state: code, kind, colour }),
    isHere: code === state,
  }));
  const all = { code: 'all', name: workbench.all, total: totalOf(counts), path: addressOf({ scope, kind, colour }) };
  return [...tiles, { ...all, isHere: state === undefined }];
}

/** 筛选: by kind of record and by colour. */
export function choicesOf({ scope, state, kind, colour }: Filters, { workbench, recordKind, colour: colours }: Words) {
  return {
    scope,
    state: state ?? null,
    isFiltered: kind !== undefined || colour !== undefined,
    clear: addressOf({ scope, state }),
    kinds: KINDS.map((code) => ({ code, name: labelOf(recordKind, code), isHere: code === kind })),
    colours: COLOURS.map((code) => ({ code, name: labelOf(colours, code), isHere: code === colour })),
    label: workbench.filter,
  };
}

/** What to say where there is nothing, and where to look instead. */
export function emptyOf({ scope, state, kind, colour }: Filters, { workbench }: Words) {
  if (state !== undefined || kind !== undefined || colour !== undefined) {
    return { text: workbench.emptyState, help: null, path: addressOf({ scope }), link: workbench.clear };
  }
  const elsewhere: TaskScope = scope === 'mine' ? 'organisation' : 'mine';
  const words = {
    mine: [workbench.emptyMine, workbench.emptyMineHelp],
    organisation: [workbench.emptyOrganisation, workbench.emptyOrganisationHelp],
    below: [workbench.emptyBelow, workbench.emptyBelowHelp],
  };
  const [text, help] = words[scope];
  return {
    text,
    help,
    path: addressOf({ scope: elsewhere }),
    link: elsewhere === 'mine' ? workbench.seeMine : workbench.seeOrganisation,
  };
}

function totalOf({ overdue, due, upcoming }: Counts): number {
  return overdue + due + upcoming;
}

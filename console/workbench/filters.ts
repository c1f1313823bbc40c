import type { TaskScope, TaskState } from '../../record/views/tasks.ts';
import type { Words } from '../layout/words.ts';

export const SCOPES = ['mine', 'organisation', 'below'] as const satisfies readonly TaskScope[];
export const STATES = ['overdue', 'due', 'upcoming'] as const satisfies readonly TaskState[];

/** As many cards as one looks through before one filters. */
export const PAGE_SIZE = 30;

export interface Filters {
  scope: TaskScope;
  state?: TaskState;
  page?: number;
}

type Counts = Record<TaskState, number>;

/** The workbench with these filters, as short as it may be written. */
export function addressOf({ scope, state, page = 1 }: Filters): string {
  const query = new URLSearchParams({
    ...(scope !== 'mine' && { scope }),
    ...(state !== undefined && { state }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console' : `/console?${query}`;
}

/** Whose work: a tab each, with how much there is. */
export function scopesOf({ scope }: Filters, counts: Record<TaskScope, Counts>, { workbench }: Words) {
  return SCOPES.map((code) => ({
    name: workbench.scopes[code],
    total: totalOf(counts[code]),
    path: addressOf({ scope: code }),
    isHere: code === scope,
  }));
}

/** How urgent: a tile each. The tile that is chosen leads back to all of them. */
export function statesOf({ scope, state }: Filters, counts: Counts, { workbench }: Words) {
  const tiles = STATES.map((code) => ({
    code: code as string,
    name: workbench.states[code],
    total: counts[code],
    path: addressOf({ scope, state: code }),
    isHere: code === state,
  }));
  const all = { code: 'all', name: workbench.all, total: totalOf(counts), path: addressOf({ scope }) };
  return [...tiles, { ...all, isHere: state === undefined }];
}

/** What to say where there is nothing, and where to look instead. */
export function emptyOf({ scope, state }: Filters, { workbench }: Words) {
  if (state !== undefined) {
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

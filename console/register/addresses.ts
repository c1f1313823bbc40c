export const DISPUTES = '/console/disputes';
export const NEW = '/console/disputes/new';

/** Where a draft can be looked at, or ended. */
export type StopName = 'matter' | 'parties' | 'check' | 'discard';

export function addressOfDraft(id: string, stop: StopName): string {
  return `/console/disputes/drafts/${id}${stop === 'matter' ? '' : `/${stop}`}`;
}

/** Who looks, and – for the plain query only – which organisations' cases are theirs to see; null: all of the county. */
export interface Desk {
  name: string;
  username: string;
  owners: readonly string[] | null;
}

export const DESKS: readonly Desk[] = [
  { name: 'mediator of a village', username: 'mediator.yangping', owners: ['yangping'] },
  {
    name: 'coordinator of a township',
    username: 'coordinator.qingxi',
    owners: ['qingxi', 'qingxi-committee', 'yangping', 'hekou'],
  },
  { name: 'clerk of the court', username: 'clerk.court', owners: ['court'] },
  { name: 'supervisor of the county', username: 'supervisor.county', owners: null },
];

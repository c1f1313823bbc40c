import type { Organisation } from '../../../domain/organisation/tree.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { countyOrganisations, treeOf } from '../../support/dispute-world.ts';

const [village, township, court] = policyVersion1.levels as [
  Policy['levels'][0],
  Policy['levels'][0],
  Policy['levels'][0],
];
const strictDays = (n: number) => ({ period: { unit: 'calendar-days', n, rolls: false }, source: '市级规定' }) as const;

/** A later version that is nothing but data: a city between township and court, and a fourth and a fifth colour. */
export const widerPolicy: Policy = {
  ...policyVersion1,
  version: 2,
  levels: [
    village,
    { ...township, onExpiry: 'next-level' },
    {
      key: 'city',
      label: '市级',
      stage: 'committee',
      receiver: 'city-centre',
      receiverRoles: ['township-coordinator'],
      ownerKinds: ['city-centre'],
      mediate: { default: { period: { unit: 'calendar-days', n: 20, rolls: true }, source: '市级规定' } },
      extension: { days: 10, times: 1, source: '市级规定' },
      onExpiry: 'lawful-route',
    },
    court,
  ],
  colours: [
    { key: 'green', label: '绿', order: 0, alert: false },
    ...policyVersion1.colours,
    { key: 'purple', label: '紫', order: 4, alert: true },
  ],
  timers: {
    ...policyVersion1.timers,
    idle: { ...policyVersion1.timers.idle, green: strictDays(20), purple: strictDays(1) },
    accept: { ...policyVersion1.timers.accept, purple: { period: { unit: 'hours', n: 6 }, source: '市级规定' } },
  },
  dispute: {
    ...policyVersion1.dispute,
    contact: {
      ...policyVersion1.dispute.contact,
      green: strictDays(14),
      purple: { period: { unit: 'hours', n: 12 }, source: '市级规定' },
    },
  },
};

const city: Organisation = {
  id: 'city',
  kind: 'city-centre',
  level: 'city',
  parentId: 'county',
  name: '云河市社会治理中心',
  shortName: '云河市',
};

/** The same small county with a city centre between its townships and the county. */
export const widerTree = treeOf([
  ...countyOrganisations.map((each) => (each.kind === 'township-centre' ? { ...each, parentId: 'city' } : each)),
  city,
]);

import type { Organisation } from '../domain/organisation/tree.ts';

/** 云河县 (invented): the county of the demo, with two townships. */
export const demoOrganisations: Organisation[] = [
  {
    id: 'county',
    kind: 'county-centre',
    level: 'county',
    parentId: null,
    name: '云河县社会矛盾纠纷调处化解中心',
    shortName: '云河',
  },
  { id: 'court', kind: 'court', level: 'court', parentId: 'county', name: '云河县人民法院', shortName: '云河法院' },
  {
    id: 'studio-wang',
    kind: 'studio',
    level: 'county',
    parentId: 'county',
    name: '老王个人调解工作室',
    shortName: '老王工作室',
  },
  {
    id: 'property-committee',
    kind: 'industry-committee',
    level: 'county',
    parentId: 'county',
    name: '云河县物业纠纷人民调解委员会',
    shortName: '云河物业',
  },
  {
    id: 'labour-arbitration',
    kind: 'labour-arbitration',
    level: 'county',
    parentId: 'county',
    name: '云河县劳动人事争议仲裁委员会',
    shortName: '云河劳仲',
  },
  {
    id: 'procuratorate',
    kind: 'procuratorate',
    level: 'county',
    parentId: 'county',
    name: '云河县人民检察院',
    shortName: '云河检察',
  },
  ...township('qingxi', '清溪镇', '清溪', [
    ['yangping', '羊坪村', '羊坪'],
    ['hekou', '河口村', '河口'],
  ]),
  ...township('beiling', '北岭乡', '北岭', [['shanqian', '山前村', '山前']]),
];

/** A township: its centre, and under it the committee, police, judicial office, women's federation, tribunal, villages. */
function township(id: string, name: string, shortName: string, villages: [string, string, string][]): Organisation[] {
  const under = (kind: Organisation['kind'], suffix: string, title: string, level = 'township'): Organisation => ({
    id: `${id}-${suffix}`,
    kind,
    level,
    parentId: id,
    name: `${name}${title}`,
    shortName,
  });
  return [
    {
      id,
      kind: 'township-centre',
      level: 'township',
      parentId: 'county',
      name: `${name}社会治理中心`,
      shortName,
    },
    under('township-committee', 'committee', '人民调解委员会'),
    under('police-station', 'station', '派出所'),
    under('judicial-office', 'justice', '司法所'),
    under('womens-federation', 'women', '妇女联合会'),
    under('tribunal', 'tribunal', '人民法庭', 'court'),
    ...villages.map(
      ([villageId, villageName, villageShortName]): Organisation => ({
        id: villageId,
        kind: 'village-committee',
        level: 'village',
        parentId: id,
        name: `${villageName}人民调解委员会`,
        shortName: villageShortName,
      }),
    ),
  ];
}

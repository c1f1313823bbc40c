import type { MemberRole } from '../../domain/household/state.ts';
import { residentId } from '../people.ts';

/** One family under control at 清溪 station, as its officers came to know it. */
export interface HouseholdStory {
  daysAgo: number;
  level: 'red' | 'orange' | 'blue';
  address: string;
  villageId: string;
  reason: string;
  plan: string;
  members: {
    name: string;
    relation: string;
    role: MemberRole;
    gender: 'male' | 'female';
    birthDate: string;
    idNumber?: string;
    occupation?: string;
    phone?: string;
    address?: string;
    /** 现住址与联系方式 of whoever must not be found. */
    reach?: { phone: string; address: string };
  }[];
  /** Opened because of violence, for which a warning was given. */
  warned?: { facts: string; relationship: string; evidence: { kind: string; note: string }[] };
  visits: { personsSeen: string; childrenSeen?: boolean; feedback: string };
}

const adult = (born: string, serial: number) => ({ birthDate: born, idNumber: residentId(born, serial) });

/** 三色管控: one quiet for half a year, one that quarrels on, one of last week. */
export const householdStories: HouseholdStory[] = [
  {
    daysAgo: 200,
    level: 'blue',
    address: '清溪镇河口村三组15号',
    villageId: 'hekou',
    reason: '邻居两次反映夜里打骂,双方承认为钱争吵,未见伤情。',
    plan: '每三个月回访一次,请村妇联主席平时多上门。',
    members: [
      { name: '邵水根', relation: '户主', role: 'perpetrator', gender: 'male', ...adult('1978-08-12', 401) },
      { name: '俞彩凤', relation: '妻', role: 'victim', gender: 'female', ...adult('1981-03-05', 402) },
    ],
    visits: { personsSeen: '邵水根、俞彩凤', feedback: '夫妻一同在家,近来没有争吵,她说可以放心。' },
  },
  {
    daysAgo: 40,
    level: 'orange',
    address: '清溪镇羊坪村一组21号',
    villageId: 'yangping',
    reason: '家里为老人和孩子的事一年吵了多次,丈夫酒后推搡,妻子曾说不想活了。',
    plan: '每两个月回访一次;请她信得过的本家姑妈一同劝解,督促丈夫少喝酒。',
    members: [
      {
        ...{ name: '江春生', relation: '户主', role: 'perpetrator', gender: 'male', occupation: '货车司机' },
        ...adult('1984-11-02', 403),
      },
      { name: '贺小兰', relation: '妻', role: 'victim', gender: 'female', ...adult('1986-06-24', 404) },
      { name: '江一鸣', relation: '子', role: 'other', gender: 'male', birthDate: '2013-09-01' },
    ],
    visits: {
      personsSeen: '江春生、贺小兰、江一鸣',
      childrenSeen: true,
      feedback: '丈夫答应出车前后不喝酒;她愿意与姑妈谈心,情绪比上次好。',
    },
  },
  {
    daysAgo: 12,
    level: 'red',
    address: '清溪镇羊坪村四组17号',
    villageId: 'yangping',
    reason: '酒后殴打妻子,女儿在场,半年内第三次报警。',
    plan: '副所长每月回访,单独听取她的意见;告知可以申请人身安全保护令,与镇妇联、村委会一起看护孩子。',
    members: [
      {
        ...{ name: '骆建平', relation: '户主', role: 'perpetrator', gender: 'male', occupation: '木工' },
        ...{ phone: '13900000405', address: '清溪镇羊坪村四组17号' },
        ...adult('1982-04-17', 405),
      },
      {
        ...{ name: '施雅琴', relation: '妻', role: 'victim', gender: 'female', occupation: '缝纫工' },
        ...adult('1985-12-09', 406),
        reach: { phone: '13900000406', address: '云河县城关镇柳巷6号' },
      },
      { name: '骆小满', relation: '女', role: 'other', gender: 'female', birthDate: '2014-05-21' },
    ],
    warned: {
      facts: '骆建平酒后在家中因琐事与妻子施雅琴争吵,用手掌击打其面部两下,致左脸红肿,女儿在场。',
      relationship: '夫妻',
      evidence: [
        { kind: 'perpetrator-statement', note: '承认酒后打了妻子两巴掌。' },
        { kind: 'victim-statement', note: '陈述与加害人一致。' },
      ],
    },
    visits: {
      personsSeen: '骆建平、施雅琴、骆小满',
      childrenSeen: true,
      feedback: '未再动手。她希望民警继续督促丈夫戒酒,已记下求助电话。',
    },
  },
];

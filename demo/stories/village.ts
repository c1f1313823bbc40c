import { organisation, person } from '../people.ts';
import { satellitePicture, surveyPdf } from '../pictures.ts';
import {
  acceptedBy,
  coloured,
  dispatchTo,
  handedIn,
  investigation,
  reconciled,
  session,
  transferred,
  withReason,
} from '../steps.ts';
import type { Story } from '../story.ts';

const yangping = 'mediator.yangping';
const hekou = 'mediator.hekou';
const shanqian = 'mediator.shanqian';

/** 小事不出村: what the villages have in hand or have settled. */
export const villageStories: Story[] = [
  {
    daysAgo: 21,
    hour: 9,
    registrar: yangping,
    matter: {
      type: 'neighbours',
      source: 'grid-worker',
      title: '文化广场两支舞队争用场地',
      facts:
        '村文化广场面积不足三百平方米,晨晖舞队与夕阳红舞队每晚七点同时到场,音响互相压过,队员多次争吵推搡,周边住户也有意见。',
      place: '羊坪村文化广场',
      parties: [
        person('chen', 'applicant', '陈凤仙', {
          born: '1962-03-08',
          serial: 102,
          address: '羊坪村一组12号',
          occupation: '晨晖舞队领队',
        }),
        person('hua', 'respondent', '华金妹', {
          born: '1959-11-20',
          serial: 104,
          address: '羊坪村三组5号',
          occupation: '夕阳红舞队领队',
        }),
      ],
    },
    steps: [
      dispatchTo(yangping, 'yangping'),
      acceptedBy(yangping, 3),
      session(
        yangping,
        30,
        '羊坪村调解室',
        '双方各说各的难处,都不愿让出晚七点。调解员量了场地,列出一周安排请双方考虑。',
        'continue',
      ),
      session(
        yangping,
        72,
        '羊坪村文化广场',
        '现场商定:单日归晨晖舞队,双日归夕阳红舞队,周日两队同跳,音响不超过六十分贝,九点收场。',
        'succeeded',
      ),
      reconciled(yangping, 1, '双方当场握手言和,按单双日轮流使用场地,不涉及钱款。'),
    ],
  },
  {
    daysAgo: 9,
    hour: 10,
    registrar: yangping,
    matter: {
      type: 'homestead',
      source: 'application',
      title: '老宅翻建压了邻居的滴水线',
      facts:
        '申请人称被申请人翻建老宅时墙脚外移约四十厘米,占了两家之间的滴水沟;被申请人称是按老墙基砌的。界石已找不到。',
      place: '羊坪村二组',
      parties: [
        person('liu', 'applicant', '刘桂香', { born: '1970-06-15', serial: 106, address: '羊坪村二组8号' }),
        person('ma', 'respondent', '马永福', { born: '1966-01-30', serial: 107, address: '羊坪村二组9号' }),
      ],
    },
    steps: [
      dispatchTo(yangping, 'yangping'),
      acceptedBy(yangping, 4, ['liu']),
      investigation(
        yangping,
        26,
        '到镇国土所调取2009年、2014年、2021年三个年份的卫星影像,与宅基地登记图叠加,老墙基位置清楚可辨。走访七旬以上老人三名。',
      ),
      handedIn(yangping, 1, 'liu', '2009年卫星影像', () => satellitePicture(228)),
      handedIn(yangping, 0.2, 'liu', '2014年卫星影像', () => satellitePicture(232)),
      handedIn(yangping, 0.2, 'liu', '2021年卫星影像', () => satellitePicture(252)),
      handedIn(yangping, 0.2, 'ma', '宅基地登记图', surveyPdf),
      session(
        yangping,
        48,
        '羊坪村二组现场',
        '带影像图到现场比对,双方对2014年的墙基位置没有异议,被申请人要求给时间与家人商量退让的办法。',
        'continue',
      ),
    ],
  },
  {
    daysAgo: 1,
    hour: 15,
    registrar: hekou,
    matter: {
      type: 'neighbours',
      source: 'application',
      title: '楼下棋牌室夜里吵得睡不着',
      facts: '申请人家有中考学生,楼下自办棋牌室常到夜里十二点,多次沟通无果。',
      place: '河口村新区3幢',
      parties: [
        person('xu', 'applicant', '徐丽', { born: '1984-09-02', serial: 108, address: '河口村新区3幢202' }),
        person('pan', 'respondent', '潘阿毛', { born: '1975-12-12', serial: 109, address: '河口村新区3幢102' }),
      ],
    },
    steps: [dispatchTo(hekou, 'hekou', 2)],
  },
  {
    daysAgo: 0,
    hour: 8,
    registrar: yangping,
    matter: {
      type: 'damages',
      source: 'initiative',
      title: '放水浇田冲了邻家的育秧棚',
      facts: '夜里放水未及时关闸,邻家育秧棚进水,秧苗受损约两亩。',
      place: '羊坪村四组',
      amountFen: 480_000,
      parties: [
        person('shen', 'applicant', '沈根水', { born: '1958-07-07', serial: 111, address: '羊坪村四组1号' }),
        person('tang', 'respondent', '唐来喜', { born: '1972-02-18', serial: 113, address: '羊坪村四组6号' }),
      ],
    },
    steps: [],
  },
  {
    daysAgo: 5,
    hour: 9,
    registrar: shanqian,
    matter: {
      type: 'neighbours',
      source: 'police-110',
      colour: 'red',
      title: '邻里打架,一方扬言报复',
      facts: '两家为晒谷场边一棵树动手,一人头部受伤缝针。受伤一方当众说“总有一天要他家好看”,派出所出警后移送调解。',
      place: '山前村五组',
      parties: [
        person('gu', 'applicant', '顾大田', { born: '1979-04-04', serial: 115, address: '山前村五组2号' }),
        person('ding', 'respondent', '丁火根', { born: '1981-10-10', serial: 117, address: '山前村五组3号' }),
      ],
    },
    steps: [
      { by: 'officer.beiling', afterHours: 0.5, command: () => ({ type: 'acknowledge' }) },
      { by: 'coordinator.beiling', afterHours: 0.2, command: () => ({ type: 'acknowledge' }) },
      dispatchTo(shanqian, 'shanqian', 0.3),
      acceptedBy(shanqian, 2),
      session(
        shanqian,
        20,
        '山前村村委会',
        '分开做工作。受伤一方情绪激动,家属答应看住他;另一方愿意承担医药费。',
        'continue',
      ),
      session(shanqian, 48, '山前村村委会', '医药费三千二百元当场付清,双方同意由村里修剪树枝。', 'succeeded'),
      coloured(shanqian, 2, 'orange', '双方情绪平稳,医药费已付,仍需观察。'),
    ],
  },
  {
    daysAgo: 16,
    hour: 14,
    registrar: hekou,
    matter: {
      type: 'marriage-family',
      source: 'screening',
      title: '三个子女为老人轮养起争执',
      facts: '老人八十三岁,原在大儿子家,三个子女对轮住和医药费的分担说法不一,春节前吵翻。',
      place: '河口村六组',
      parties: [
        person('luo', 'applicant', '罗老太', { born: '1943-05-05', serial: 118, address: '河口村六组10号' }),
        person('luo1', 'respondent', '罗建军', { born: '1966-08-01', serial: 119, address: '河口村六组10号' }),
        person('luo2', 'respondent', '罗建民', { born: '1969-03-21', serial: 121, address: '清溪镇解放街7号' }),
      ],
    },
    steps: [
      dispatchTo(hekou, 'hekou'),
      acceptedBy(hekou, 5),
      session(hekou, 40, '罗老太家', '三个子女各说各的理,约定各自回去商量后再谈。', 'continue'),
      {
        by: hekou,
        afterHours: 30,
        command: ({ seal }) => ({
          type: 'suspend',
          kind: 'party-absent',
          reason: seal.text('reason', '二儿子外出务工,回乡后再谈'),
        }),
      },
    ],
  },
  {
    daysAgo: 12,
    hour: 9,
    registrar: yangping,
    matter: {
      type: 'other',
      source: 'petition',
      title: '要求撤销对违建的处罚',
      facts: '当事人对镇综合执法队作出的拆除决定不服,要求村里出面“调解”。',
      place: '羊坪村村口',
      parties: [
        person('jin', 'applicant', '金满堂', { born: '1968-12-01', serial: 123, address: '羊坪村一组3号' }),
        organisation('zfd', 'respondent', '清溪镇综合行政执法队', '清溪镇人民路1号'),
      ],
    },
    steps: [
      {
        by: yangping,
        afterHours: 3,
        command: ({ seal }) => ({
          type: 'screen',
          inScope: false,
          route: 'administrative',
          reason: seal.text('reason', '属于行政处罚争议,不在人民调解范围'),
          toAuthority: seal.text('toAuthority', '云河县人民政府行政复议机构'),
        }),
      },
    ],
  },
  {
    daysAgo: 11,
    hour: 11,
    registrar: shanqian,
    matter: {
      type: 'consumer',
      source: 'hotline-12345',
      title: '新买的电动三轮车三天就坏',
      facts: '申请人在镇上买的电动三轮车使用三天电机损坏,商家只肯修不肯换。',
      place: '北岭乡集镇',
      amountFen: 680_000,
      parties: [
        person('bao', 'applicant', '包阿四', { born: '1955-02-02', serial: 125, address: '山前村二组1号' }),
        organisation('shop', 'respondent', '北岭乡顺达车行', '北岭乡集镇12号'),
      ],
    },
    steps: [
      dispatchTo(shanqian, 'shanqian'),
      acceptedBy(shanqian, 6),
      withReason(shanqian, 24, 'withdraw', '商家已换新车,申请人撤回申请。'),
    ],
  },
  {
    daysAgo: 6,
    hour: 9,
    registrar: yangping,
    matter: {
      type: 'forest-land',
      ground: 'ownership',
      source: 'application',
      colour: 'orange',
      title: '羊坪与河口两村的百年山界',
      facts: '两村在老鹰岩一带的山界争了近百年,各持民国老图和1962年四固定清册。镇里征地修路要经过此处,两村都要求定界。',
      place: '老鹰岩',
      parties: [
        organisation('yp', 'applicant', '羊坪村股份经济合作社', '羊坪村'),
        organisation('hk', 'respondent', '河口村股份经济合作社', '河口村'),
      ],
    },
    steps: [
      transferred(yangping, 2, { direction: 'up' }, '本村是一方当事人,不能自己调解,上交镇里。'),
      acceptedBy('coordinator.qingxi', 20),
      investigation('coordinator.qingxi', 30, '会同司法所、国土所查对民国三十六年地籍图与1962年清册,踏勘界址四处。'),
      session(
        'coordinator.qingxi',
        40,
        '清溪镇社会治理中心',
        '两村代表对四处界址中的三处达成一致,余下一处约定请国土所再测。',
        'continue',
      ),
    ],
  },
];

import { organisation, person } from '../people.ts';
import { wageRoll } from './wage-roll.ts';
import { acceptedBy, dispatchTo, investigation, session, transferred } from '../steps.ts';
import type { Story } from '../story.ts';

const yangping = 'mediator.yangping';
const hekou = 'mediator.hekou';
const coordinator = 'coordinator.qingxi';
const township = 'mediator.qingxi';

/** 大事不出乡镇,矛盾不上交: what came up by itself or was sent up. */
export const townshipAndCourtStories: Story[] = [
  {
    daysAgo: 12,
    hour: 9,
    registrar: hekou,
    matter: {
      type: 'contract',
      source: 'application',
      title: '建房工钱拖了两年',
      facts: '申请人为被申请人承建三层民房,工程款尚欠八万六千元,被申请人称外墙渗水,要修好才付。',
      place: '河口村四组',
      amountFen: 8_600_000,
      parties: [
        person('zhu', 'applicant', '祝长生', {
          born: '1973-03-03',
          serial: 201,
          address: '清溪镇东街33号',
          occupation: '泥瓦匠',
        }),
        person('fan', 'respondent', '范小军', { born: '1985-05-25', serial: 203, address: '河口村四组20号' }),
      ],
    },
    // Nobody in the village took it up: after three working days it came up by itself.
    steps: [dispatchTo(hekou, 'hekou'), { until: 'escalated' }, dispatchTo(coordinator, 'qingxi-committee', 3)],
  },
  {
    daysAgo: 20,
    hour: 10,
    registrar: coordinator,
    matter: {
      type: 'migrant-wages',
      source: 'petition',
      colour: 'orange',
      title: '150名工人五年的工资',
      facts:
        '宏图建材公司被兼并后,一百五十余名工人二百余万元工资五年未付,公司给多数工人打过欠条。工人代表多次到镇里反映,登记中又牵出公司其他欠款和应收款。',
      place: '清溪镇工业区',
      amountFen: wageRoll.reduce((sum, { amountFen }) => sum + amountFen, 0),
      parties: [
        person('rep', 'applicant', '邱志刚(工人代表)', {
          born: '1976-06-06',
          serial: 205,
          address: '清溪镇工业路宿舍',
          occupation: '工人',
        }),
        organisation('company', 'respondent', '宏图建材有限公司', '清溪镇工业路88号'),
      ],
    },
    steps: [
      transferred(
        coordinator,
        4,
        { direction: 'sideways', organisationId: 'studio-wang' },
        '涉及人数多,请老王工作室(律师和退休法官)主持调解。',
      ),
      acceptedBy('studio.wang', 20, ['rep']),
      investigation('studio.wang', 48, '逐人核对工资表、欠条,登记一百五十人;查明公司应收账款三笔,可抵付约六成。'),
      { by: 'studio.wang', afterHours: 2, roll: wageRoll },
      session(
        'studio.wang',
        96,
        '老王个人调解工作室',
        '公司认可欠薪总额,提出以应收账款分两期支付,工人代表要求首期不少于七成。',
        'continue',
      ),
    ],
  },
  {
    daysAgo: 10,
    hour: 9,
    registrar: coordinator,
    matter: {
      type: 'traffic',
      source: 'police-110',
      title: '两户困难家庭和一场车祸',
      facts: '电动三轮车与摩托车相撞,伤者住院花费五万余元,双方家境都很困难,一次付清谁也拿不出。',
      place: '清溪镇环镇路',
      amountFen: 5_260_000,
      parties: [
        person('nie', 'applicant', '聂小花', { born: '1990-01-11', serial: 206, address: '羊坪村三组14号' }),
        person('kong', 'respondent', '孔庆生', { born: '1963-09-19', serial: 207, address: '河口村一组2号' }),
      ],
    },
    steps: [
      dispatchTo(coordinator, 'qingxi-committee', 2),
      acceptedBy(township, 5, ['nie']),
      session(
        township,
        70,
        '清溪镇人民调解委员会',
        '责任七三开双方没有异议,争的是付款期限。建议分十二期。',
        'continue',
      ),
      session(
        township,
        120,
        '清溪镇人民调解委员会',
        '被申请人愿每月付一千五百元,申请人担心拖欠,要求到法院确认,谈不拢。',
        'failed',
      ),
      {
        by: township,
        afterHours: 2,
        command: ({ seal, party }) => ({
          type: 'record-undisputed-facts',
          facts: seal.text('undisputed-facts', '事故责任比例为被申请人七成、申请人三成;住院费用五万二千六百元。'),
          confirmedBy: [party('nie'), party('kong')],
        }),
      },
      {
        by: township,
        afterHours: 22,
        command: ({ party }) => ({ type: 'refer-to-court', requestedBy: party('nie') }),
      },
    ],
  },
  {
    daysAgo: 19,
    hour: 9,
    registrar: township,
    matter: {
      type: 'production',
      source: 'application',
      title: '苗木合伙散伙还是转让',
      facts: '三人合伙种了四百多亩苗木,意见不合要求解散清算,苗木正在长势上,砍卖都亏。',
      place: '清溪镇苗木基地',
      amountFen: 31_000_000,
      parties: [
        person('yin', 'applicant', '尹树林', { born: '1971-11-11', serial: 209, address: '清溪镇西街5号' }),
        person('hou', 'respondent', '侯青松', { born: '1974-04-14', serial: 211, address: '清溪镇西街18号' }),
      ],
    },
    steps: [
      dispatchTo(township, 'qingxi-committee', 1),
      acceptedBy(township, 3, ['yin']),
      session(township, 100, '苗木基地', '清点苗木,双方都认为解散不划算,但对股份作价差距很大。', 'continue'),
      session(township, 160, '清溪镇人民调解委员会', '价格仍相差六十万元,申请人坚持由法院主持评估。', 'failed'),
      { by: township, afterHours: 20, command: ({ party }) => ({ type: 'refer-to-court', requestedBy: party('yin') }) },
      {
        by: 'clerk.court',
        afterHours: 26,
        command: () => ({ type: 'accept', consents: [], rightsNoticeGiven: true }),
      },
      { by: 'mediator.court', afterHours: 20, command: ({ now }) => ({ type: 'sign-for', at: now }) },
      session(
        'mediator.court',
        90,
        '云河县人民法院调解室',
        '提出由一方受让对方股份,保留苗木继续经营,双方愿意就评估价再谈。',
        'continue',
      ),
    ],
  },
  {
    daysAgo: 33,
    hour: 9,
    registrar: coordinator,
    matter: {
      type: 'expropriation',
      source: 'initiative',
      title: '学校扩建要迁坟',
      facts: '职业学校扩建用地内有少数民族群众祖坟十余座,迁移方案和补偿谈了三轮,信教群众对迁移仪式有顾虑。',
      place: '清溪镇北山',
      parties: [
        person('mahe', 'applicant', '买买提·热合曼', {
          born: '1960-10-01',
          serial: 213,
          address: '清溪镇北山路2号',
          ethnicity: '维吾尔族',
        }),
        organisation('school', 'respondent', '云河县职业技术学校', '清溪镇北山路60号'),
      ],
    },
    steps: [
      dispatchTo(coordinator, 'qingxi-committee', 2),
      acceptedBy(township, 4),
      session(township, 48, '当事人家中', '逐户走访,讲清政策,听取对仪式和墓地朝向的要求。', 'continue'),
      session(
        township,
        150,
        '清溪镇人民调解委员会',
        '学校同意由族中长者主持迁移并承担全部费用,对补偿标准仍未谈拢。',
        'failed',
      ),
      {
        by: township,
        afterHours: 20,
        command: ({ seal }) => ({
          type: 'terminate',
          ground: 'no-agreement',
          reason: seal.text('reason', '对补偿标准多次协商不成,一方要求走法定途径。'),
        }),
      },
    ],
  },
  {
    daysAgo: 3,
    hour: 16,
    registrar: yangping,
    matter: {
      type: 'property-management',
      source: 'application',
      title: '小区停车费涨价,业主不交物业费',
      facts: '物业公司单方上调停车费,三十余户业主拒交物业费,业委会要求协商。',
      place: '羊坪新居小区',
      amountFen: 3_960_000,
      parties: [
        organisation('owners', 'applicant', '羊坪新居小区业主委员会', '羊坪新居1幢'),
        organisation('pm', 'respondent', '安居物业服务有限公司', '清溪镇建设路9号'),
      ],
    },
    steps: [
      transferred(
        yangping,
        2,
        { direction: 'sideways', organisationId: 'property-committee' },
        '物业纠纷,请县物业纠纷调解委员会处理。',
      ),
    ],
  },
  {
    daysAgo: 0,
    hour: 8,
    registrar: hekou,
    matter: {
      type: 'damages',
      source: 'grid-worker',
      colour: 'red',
      title: '一句玩笑话,差点动了刀',
      facts: '两邻居为一句玩笑扭打,吃亏一方回家取菜刀被家人夺下,扬言“今晚见血”。',
      place: '河口村二组',
      parties: [
        person('lei', 'applicant', '雷阿根', { born: '1969-01-20', serial: 215, address: '河口村二组4号' }),
        person('qiu', 'respondent', '裘小龙', { born: '1988-08-08', serial: 217, address: '河口村二组5号' }),
      ],
    },
    steps: [],
  },
];

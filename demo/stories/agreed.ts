import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { person } from '../people.ts';
import { acceptedBy, agreedOn, dispatchTo, followedUp, session, signedBy, transferred } from '../steps.ts';
import type { Story } from '../story.ts';

const yangping = 'mediator.yangping';
const hekou = 'mediator.hekou';
const shanqian = 'mediator.shanqian';
const clerk = 'clerk.court';
const enforcer = 'enforcement.court';

/** 调解协议: one confirmed by the court and not kept, one by word of mouth, one that the court handed down, one left lying. */
export const agreedStories: Story[] = [
  {
    daysAgo: 62,
    hour: 9,
    registrar: hekou,
    matter: {
      type: 'contract',
      source: 'application',
      title: '开店借的八万元',
      facts: '被申请人开小吃店时向申请人借款八万元,立有借条,店关门后两年未还。',
      place: '河口村新区',
      amountFen: 8_000_000,
      parties: [
        person('bian', 'applicant', '卞水英', { born: '1968-02-11', serial: 302, address: '河口村新区5幢301' }),
        person('miao', 'respondent', '苗福根', { born: '1977-09-30', serial: 303, address: '河口村新区2幢101' }),
      ],
    },
    steps: [
      dispatchTo(hekou, 'hekou'),
      acceptedBy(hekou, 4, ['bian']),
      session(hekou, 40, '河口村调解室', '双方对借条和数额没有异议,同意分两次还清。', 'succeeded'),
      agreedOn(hekou, 1, {
        form: 'written',
        facts: '被申请人向申请人借款八万元,有借条为证,至今未还。',
        items: '借款本金的归还期限。',
        terms: ['被申请人分两期归还借款本金八万元。', '申请人不再主张利息。'],
        debtor: 'miao',
        creditor: 'bian',
        payments: [
          { amountFen: 4_000_000, inDays: 10 },
          { amountFen: 4_000_000, inDays: 20 },
        ],
      }),
      ...signedBy(hekou, ['bian', 'miao']),
      {
        by: hekou,
        afterHours: 20,
        agreement: ({ party }) => ({
          type: 'apply-for-confirmation',
          partyIds: [party('bian'), party('miao')],
          courtId: 'court',
        }),
      },
      { by: clerk, afterHours: 24, agreement: () => ({ type: 'accept-confirmation' }) },
      { by: clerk, afterHours: 48, agreement: () => ({ type: 'decide-confirmation', decision: 'confirmed' }) },
      { until: 'obligation-overdue' },
      followedUp(hekou, 30, 'bian', '第一期到期未付,被申请人称生意失败、腿伤住院,一时拿不出钱。'),
      { until: 'obligation-overdue' },
      { by: hekou, afterHours: 26, agreement: () => ({ type: 'refer-to-enforcement', enforcementId: randomUUID() }) },
      { by: enforcer, afterHours: 24, enforcement: () => ({ type: 'accept' }) },
      {
        by: enforcer,
        afterHours: 48,
        enforcement: ({ seal, now, party }, { claims }) => ({
          type: 'agree-instalments',
          hardship: seal.text('hardship', '被执行人腿伤住院,小吃店已关门,家中靠妻子打零工。'),
          consents: ['bian', 'miao'].map((key) => ({ partyId: party(key), consented: true })),
          instalments: claims.map(({ obligationId, amountFen }, index) => ({
            instalmentId: randomUUID(),
            obligationId,
            amountFen,
            dueOn: addDays(dateOf(now), 60 * (index + 1)),
          })),
          resumeIfOverdue: true,
        }),
      },
    ],
  },
  {
    daysAgo: 13,
    hour: 15,
    registrar: shanqian,
    matter: {
      type: 'damages',
      source: 'grid-worker',
      title: '羊啃了邻家的菜地',
      facts: '放养的羊夜里进了邻家菜地,约半亩青菜被啃光。',
      place: '山前村一组',
      amountFen: 60_000,
      parties: [
        person('mu', 'applicant', '穆桂花', { born: '1964-04-23', serial: 304, address: '山前村一组6号' }),
        person('niu', 'respondent', '钮长根', { born: '1959-12-30', serial: 305, address: '山前村一组9号' }),
      ],
    },
    steps: [
      dispatchTo(shanqian, 'shanqian'),
      acceptedBy(shanqian, 3),
      session(shanqian, 20, '山前村一组菜地', '到地里看过,双方认可损失六百元。', 'succeeded'),
      agreedOn(shanqian, 0.5, {
        form: 'oral',
        facts: '被申请人家的羊啃食申请人菜地约半亩。',
        items: '青菜损失。',
        terms: ['被申请人赔偿申请人六百元,今后把羊圈好。'],
        debtor: 'niu',
        creditor: 'mu',
        payments: [{ amountFen: 60_000, inDays: 25 }],
      }),
    ],
  },
  {
    daysAgo: 7,
    hour: 10,
    registrar: clerk,
    matter: {
      type: 'neighbours',
      source: 'court-assigned',
      title: '两家共用的山墙漏水',
      facts: '共用山墙多年失修,原告家墙面渗水发霉,起诉要求被告共同修缮并赔偿。',
      place: '羊坪村三组',
      amountFen: 1_200_000,
      parties: [
        person('jiang', 'applicant', '蒋阿菊', { born: '1972-07-19', serial: 306, address: '羊坪村三组20号' }),
        person('yuan', 'respondent', '袁长庚', { born: '1965-05-08', serial: 307, address: '羊坪村三组21号' }),
      ],
    },
    steps: [
      transferred(
        clerk,
        6,
        { direction: 'down', organisationId: 'yangping' },
        '双方同村,山墙情况村里清楚,立案前委派村调解委员会调解。',
      ),
      acceptedBy(yangping, 20),
      session(yangping, 40, '羊坪村三组现场', '请泥瓦匠看过,修缮约需一万二千元,双方对分摊比例还要商量。', 'continue'),
    ],
  },
  {
    daysAgo: 24,
    hour: 9,
    registrar: yangping,
    matter: {
      type: 'contract',
      ground: 'land-contract',
      source: 'application',
      title: '代种的三亩地要收回',
      facts: '申请人外出务工时把三亩承包地交被申请人代种,没有写字据,回乡后要收回,被申请人称已投入大棚。',
      place: '羊坪村五组',
      parties: [
        person('fei', 'applicant', '费阿东', { born: '1980-10-05', serial: 309, address: '羊坪村五组2号' }),
        person('cen', 'respondent', '岑水根', { born: '1961-01-16', serial: 311, address: '羊坪村五组11号' }),
      ],
    },
    // It was left lying: after ten days without anything the centre is asked to press.
    steps: [dispatchTo(yangping, 'yangping'), acceptedBy(yangping, 4), { until: 'supervision-opened' }],
  },
];

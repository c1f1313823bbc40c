import type { CaseFacts, PartyFacts } from '../../domain/documents/case-facts.ts';

/** His son acts for him. */
const respondent: PartyFacts = {
  side: 'respondent',
  kind: 'person',
  name: '王䶮',
  genderLabel: '男',
  ethnicity: '土家族',
  birthDate: '1975-11-02',
  idNumber: '11010519751102003X',
  occupation: '个体运输户',
  phone: '13987654321',
  address: '安县清溪镇杨坪村3组13号',
  agent: '王㛃（儿子）',
};

/** A boundary dispute that failed in the village and in the township and goes to the court; rare characters in its names. */
export const sampleCase: CaseFacts = {
  number: '安县〔2026〕00027',
  committeeNumber: '杨坪人调字〔2026〕第12号',
  typeLabel: '房屋宅基地',
  sourceLabel: '当事人申请',
  facts:
    '李秀兰与邻居王䶮因两家宅基地之间的通道和排水沟发生纠纷。2024年王䶮翻修房屋时将院墙外移约四十厘米，雨季排水不畅，李秀兰家堂屋两次进水，地板和家具受损。\n双方于2026年8月在村口争执，经邻居劝开。李秀兰要求拆除外移的院墙并赔偿损失；王䶮认为院墙建在自家宅基地证载明的范围之内，只愿意疏通排水沟。',
  requests: ['请求王䶮将院墙恢复至原处并疏通排水沟。', '请求王䶮赔偿地板和家具损失。'],
  amountFen: 1_230_000,
  level: 'township',
  ownerName: '清溪镇人民调解委员会',
  ownerMediatorName: '周明',
  parties: [
    {
      side: 'applicant',
      kind: 'person',
      name: '李秀兰',
      genderLabel: '女',
      ethnicity: '汉族',
      age: 58,
      idNumber: '110105196803050022',
      occupation: '务农',
      phone: '13812345678',
      address: '安县清溪镇杨坪村3组12号',
    },
    respondent,
  ],
  registeredOn: '2026-09-28',
  appliedOn: '2026-09-28',
  acceptedOn: '2026-09-30',
  toldRightsOn: '2026-09-30',
  onInitiative: false,
  sessions: [
    { heldAt: '2026-10-12T09:30:00.000+08:00', place: '杨坪村村民委员会调解室', result: 'continue' },
    { heldAt: '2026-10-26T14:05:00.000+08:00', place: '清溪镇综治中心第二调解室', result: 'failed' },
  ],
  evidence: [
    { title: '宅基地使用权证（王䶮）', mediaType: 'application/pdf', byPartyName: '王䶮', addedOn: '2026-10-08' },
    { title: '堂屋进水照片六张', mediaType: 'image/jpeg', byPartyName: '李秀兰', addedOn: '2026-09-28' },
    { title: '现场勘验录像', mediaType: 'video/mp4', addedOn: '2026-10-12' },
  ],
  session: {
    no: 2,
    heldAt: '2026-10-26T14:05:00.000+08:00',
    place: '清溪镇综治中心第二调解室',
    result: 'failed',
    record:
      '周明：今天就院墙和排水沟的事情组织双方再谈一次。先请双方各自说明意见。\n李秀兰：院墙外移之后水排不出去，我家堂屋进了两次水。墙要拆回去，损失要赔。\n王䶮：墙建在我家宅基地证的范围里，我不同意拆。排水沟我可以出钱疏通。\n张德富：老界石在水沟东侧，墙确实过了界石，但是过了多少要量。\n周明：双方对是否越界意见不一，建议共同委托测绘。李秀兰同意，王䶮表示不同意。',
    participants: ['李秀兰', '王䶮'],
    guests: '张德富（杨坪村3组组长）',
    organisationName: '清溪镇人民调解委员会',
    mediatorName: '周明',
  },
  investigation: {
    at: '2026-10-12T16:20:00.000+08:00',
    place: '杨坪村3组水沟边',
    attendees: '周明、张德富（村民小组组长）',
    interviewee: '刘本善（原生产队队长）',
    record:
      '问：两家的界线当年是怎么划的？\n答：1984年划宅基地时，以水沟东侧的老界石为界，界石现在还在。\n问：王家的院墙是什么时候外移的？\n答：2024年春天翻修房屋的时候，移了大约四十厘米。',
    organisationName: '杨坪村人民调解委员会',
    mediatorName: '田桂英',
  },
  undisputed: {
    facts: '两家宅基地相邻，中间有一条排水沟。\n王䶮于2024年翻修房屋时将院墙外移。\n2026年雨季李秀兰家堂屋两次进水。',
    on: '2026-11-10',
  },
  transfer: {
    kind: 'up',
    fromName: '杨坪村人民调解委员会',
    toName: '清溪镇社会治理中心',
    mediatorName: '田桂英',
    sessions: 1,
    on: '2026-10-15',
    reason: '双方对院墙是否越界各执一词，需要共同委托测绘，本村难以调处。',
    answer: { lastDay: '2026-10-20', dueAt: '2026-10-21T00:00:00.000+08:00', then: 'next-level' },
  },
  subject: {
    party: respondent,
    agent: { name: '王㛃', relation: '儿子', idNumber: '110105199906060018', phone: '13611112222' },
  },
  supervision: {
    reason: 'idle',
    issuerName: '安县社会治理中心',
    toName: '清溪镇社会治理中心',
    ownerName: '清溪镇人民调解委员会',
    mediatorName: '周明',
    openedOn: '2026-11-08',
    idleSince: '2026-10-29',
    answer: { lastDay: '2026-11-11', dueAt: '2026-11-12T00:00:00.000+08:00' },
  },
  termination: {
    groundLabel: '调解期限届满，未能达成调解协议',
    reason: '双方对院墙是否越界各执一词，赔偿数额差距较大',
    on: '2026-11-20',
    routes: [
      {
        label: '向人民法院提起诉讼',
        authority: '安县人民法院清溪人民法庭',
        basis: '《中华人民共和国民事诉讼法》第一百二十二条',
      },
      {
        label: '对宅基地使用权归属有争议的，申请人民政府处理',
        authority: '清溪镇人民政府或者安县人民政府',
        basis: '《中华人民共和国土地管理法》第十四条',
      },
    ],
  },
  referral: {
    courtName: '安县人民法院',
    on: '2026-11-20',
    wishes: [{ partyName: '李秀兰', on: '2026-09-30' }],
    reason: '经村、镇两级调解，期限届满未能达成协议，一方当事人已表示愿意由人民法院处理。',
  },
};

/** The same case with the applicant's whereabouts to be kept from the other side. */
export const protectedCase: CaseFacts = {
  ...sampleCase,
  parties: sampleCase.parties.map((party) => (party.side === 'applicant' ? { ...party, protected: true } : party)),
};

/** The same case, which the court has handed to a committee before filing it. */
export const sampleEntrusted: CaseFacts = {
  ...sampleCase,
  transfer: {
    kind: 'down',
    fromName: '安县人民法院',
    toName: '安县老周人民调解工作室',
    sessions: 2,
    on: '2026-11-24',
    answer: { lastDay: '2026-11-27', dueAt: '2026-11-28T00:00:00.000+08:00', then: 'back-to-sender' },
    entrustment: { isFiled: false, days: 30, caseNumber: '（2026）安诉前调1123号' },
  },
};

import type { CaseFacts } from '../../domain/documents/case-facts.ts';

/** A boundary dispute that failed in the village and in the township and goes to the court; rare characters in its names. */
export const sampleCase: CaseFacts = {
  number: '安县〔2026〕00027',
  committeeNumber: '杨坪人调字〔2026〕第12号',
  typeLabel: '房屋宅基地',
  sourceLabel: '当事人申请',
  facts:
    '李秀兰与邻居王䶮因两家宅基地之间的通道和排水沟发生纠纷。2024年王䶮翻修房屋时将院墙外移约四十厘米，雨季排水不畅，李秀兰家堂屋两次进水，地板和家具受损。\n双方于2026年8月在村口争执，经邻居劝开。李秀兰要求拆除外移的院墙并赔偿损失；王䶮认为院墙建在自家宅基地证载明的范围之内，只愿意疏通排水沟。',
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
    {
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
    },
  ],
  registeredOn: '2026-09-28',
  acceptedOn: '2026-09-30',
  onInitiative: false,
  sessions: [
    { heldAt: '2026-10-12T09:30:00.000+08:00', place: '杨坪村村民委员会调解室', result: 'continue' },
    { heldAt: '2026-10-26T14:05:00.000+08:00', place: '清溪镇综治中心第二调解室', result: 'failed' },
  ],
  evidence: [
    { title: '宅基地使用权证（王䶮）', mediaType: 'application/pdf' },
    { title: '堂屋进水照片六张', mediaType: 'image/jpeg' },
    { title: '现场勘验录像', mediaType: 'video/mp4' },
  ],
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

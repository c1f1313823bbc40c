import { expect, test } from 'vitest';
import { DISPUTE_FORM_CODES, disputeForms } from '../../domain/documents/dispute-forms.ts';
import { KEPT_BY_RECEIVER } from '../../domain/documents/party-view.ts';
import { protectedCase, sampleCase, sampleEntrusted } from '../../documents/samples/sample-case.ts';

test('the acceptance register masks numbers, spells the amount and says on whose initiative', () => {
  const view = disputeForms['acceptance-register'].view(sampleCase);
  expect(view.amount).toBe('12,300.00元（大写：壹万贰仟叁佰元整）');
  expect(view.occasion).toBe('依当事人申请');
  expect(view.between).toBe('李秀兰与王䶮');
  expect(view.parties.map(({ role, contact, idNumber }) => ({ role, contact, idNumber }))).toEqual([
    { role: '申请人', contact: '138****5678', idNumber: '110105********0022' },
    { role: '被申请人', contact: '139****4321', idNumber: '110105********003X' },
  ]);
  const onInitiative = disputeForms['acceptance-register'].view({ ...sampleCase, onInitiative: true });
  expect(onInitiative.occasion).toBe('主动调解');
  expect(onInitiative.parties.map((party) => party.role)).toEqual(['当事人', '当事人']);
});

test('what is not known stays empty, to be written in by hand', () => {
  const view = disputeForms['acceptance-register'].view({
    ...sampleCase,
    committeeNumber: undefined,
    acceptedOn: undefined,
    amountFen: undefined,
    parties: [{ side: 'applicant', kind: 'person', name: '李秀兰' }],
  });
  expect(view).toMatchObject({ committeeNumber: '', acceptedOn: '', amount: '', between: '李秀兰' });
  expect(view.parties[0]).toMatchObject({ gender: '', age: '', contact: '', hasRepresentative: false });
});

test('the termination notice names ground and routes and no way to reach a party', () => {
  const hidden = sampleCase.parties.flatMap((party) => [party.phone ?? '', party.idNumber ?? '', party.address ?? '']);
  const notice = disputeForms['termination-notice'].view({
    ...sampleCase,
    facts: `${sampleCase.facts}\n联系过李秀兰（${hidden.join('，')}）。`,
  });
  const printed = JSON.stringify(notice);
  for (const text of hidden) expect(printed).not.toContain(text);
  expect(notice.course).toContain('房屋宅基地纠纷（案件编号：安县〔2026〕00027）');
  expect(notice.ground).toBe('调解期限届满，未能达成调解协议。双方对院墙是否越界各执一词，赔偿数额差距较大。');
  expect(notice.routes.map((route) => route.authority)).toEqual([
    '安县人民法院清溪人民法庭',
    '清溪镇人民政府或者安县人民政府',
  ]);
  expect(notice.on).toBe('2026年11月20日');
});

test('a notice without a lawful route, or of a case that goes on, is refused', () => {
  const notice = disputeForms['termination-notice'];
  expect(() => notice.view({ ...sampleCase, termination: undefined })).toThrow(RangeError);
  expect(() =>
    notice.view({ ...sampleCase, termination: { groundLabel: '调解不成', on: '2026-11-20', routes: [] } }),
  ).toThrow(/26/);
  expect(() => disputeForms['court-referral'].view({ ...sampleCase, referral: undefined })).toThrow(RangeError);
});

test.each(DISPUTE_FORM_CODES)('a protected party cannot be found through the %s', (code) => {
  const [party] = protectedCase.parties;
  const subject = party && { party, agent: { name: '李秀英', phone: '13700001111' } };
  const transfer = code === 'entrustment-letter' ? sampleEntrusted.transfer : protectedCase.transfer;
  const printed = JSON.stringify(disputeForms[code].view({ ...protectedCase, subject, transfer }));
  expect(printed).not.toContain('13700001111');
  for (const text of ['13812345678', '138****5678', '杨坪村3组12号', '务农']) expect(printed).not.toContain(text);
});

test('the line of a protected party says who keeps its whereabouts', () => {
  const [applicant, respondent] = disputeForms['court-referral'].view(protectedCase).parties;
  expect(applicant).toMatchObject({ contact: KEPT_BY_RECEIVER, address: KEPT_BY_RECEIVER });
  expect(respondent?.contact).toBe('13987654321');
  expect(disputeForms['acceptance-register'].view(protectedCase).parties[0]?.contact).toBe(KEPT_BY_RECEIVER);
  expect(disputeForms['termination-notice'].view(protectedCase).matter).toEqual([]);
});

test('the referral tells the court what was done, who wishes it and what is handed over', () => {
  const view = disputeForms['court-referral'].view(sampleCase);
  expect(view.sessions).toEqual([
    { heldAt: '2026年10月12日9时30分', place: '杨坪村村民委员会调解室', result: '有待继续' },
    { heldAt: '2026年10月26日14时05分', place: '清溪镇综治中心第二调解室', result: '不成' },
  ]);
  expect(view.wishes).toEqual([{ party: '李秀兰', on: '2026年9月30日' }]);
  expect(view.handedOver.map((item) => item.medium)).toEqual(['PDF文档', '图片', '录像']);
});

test('a type that is already a dispute by name is not called one twice', () => {
  const typeOf = (typeLabel: string) => disputeForms['court-referral'].view({ ...sampleCase, typeLabel }).type;
  expect(typeOf('邻里')).toBe('邻里纠纷');
  expect(typeOf('其他劳动争议')).toBe('其他劳动争议');
});

test('who asked for nothing in writing writes it in by hand; where nobody applied there is no application', () => {
  const view = disputeForms.application.view({ ...sampleCase, requests: undefined, appliedOn: undefined });
  expect(view).toMatchObject({ requests: [], on: '', amount: '12,300.00元（大写：壹万贰仟叁佰元整）' });
  expect(view.signatures.map(({ party }) => party)).toEqual(['李秀兰']);
  expect(() => disputeForms.application.view({ ...sampleCase, onInitiative: true })).toThrow(RangeError);
});

test('words of a record that lead to a protected party are left out, however short they are said', () => {
  const session = {
    ...sampleCase.session,
    record: '李秀兰：我现在住在杨坪村3组12号，电话138 1234 5678。',
    place: '3组12号院内',
    guests: '住清溪镇杨坪村3组12号的李秀兰之兄',
  } as NonNullable<typeof sampleCase.session>;
  const view = disputeForms['mediation-record'].view({ ...protectedCase, session });
  expect(view).toMatchObject({
    record: ['李秀兰：我现在住在〔略〕，电话138****5678。'],
    place: '〔略〕院内',
    guests: '住〔略〕的李秀兰之兄',
  });
  expect(disputeForms['mediation-record'].view({ ...sampleCase, session }).place).toBe('3组12号院内');
});

test('a court’s records bear its own titles', () => {
  const session = { ...sampleCase.session, byCourt: true } as NonNullable<typeof sampleCase.session>;
  expect(disputeForms['mediation-record'].view({ ...sampleCase, session }).title).toBe('诉前调解记录');
});

test.each<[keyof typeof disputeForms, Partial<typeof sampleCase>]>([
  ['mediation-record', { session: undefined }],
  ['investigation-record', { investigation: undefined }],
  ['evidence-list', { evidence: [] }],
  ['undisputed-facts', { undisputed: undefined }],
])('there is no %s of what was not done', (code, without) => {
  expect(() => disputeForms[code].view({ ...sampleCase, ...without })).toThrow(RangeError);
});

test('what is entrusted after filing goes back to the trial, on the days of its procedure', () => {
  const { transfer } = sampleEntrusted;
  const filed = { ...transfer, entrustment: { isFiled: true, days: 7 } } as NonNullable<typeof transfer>;
  const view = disputeForms['entrustment-letter'].view({ ...sampleEntrusted, transfer: filed });
  expect(view).toMatchObject({ title: '委托调解函', caseNumber: '' });
  expect(view.entrusted).toContain('现委托你单位进行调解');
  expect(view.period).toContain('调解期限为7日');
  expect(view.failed).toContain('由本院继续审理');
  expect(() => disputeForms['entrustment-letter'].view(sampleCase)).toThrow(RangeError);
});

test('a letter of an urgent case says until which hour it is answered, and what follows', () => {
  const answer = { dueAt: '2026-10-16T09:30:00.000+08:00', then: 'back-to-sender' };
  const transfer = { ...sampleCase.transfer, kind: 'down', answer } as NonNullable<typeof sampleCase.transfer>;
  const view = disputeForms['transfer-letter'].view({ ...sampleCase, transfer });
  expect(view.sent).toContain('现将该纠纷交由你单位办理');
  expect(view.answer).toMatch(/^请于2026年10月16日9时30分前.*本件退回我单位。$/);
});

test('督办 over a dissatisfied party says so', () => {
  const supervision = { ...sampleCase.supervision, reason: 'dissatisfied' } as NonNullable<
    typeof sampleCase.supervision
  >;
  const view = disputeForms['supervision-notice'].view({ ...sampleCase, supervision });
  expect(view.ground).toBe('当事人对办理情况评价为不满意。');
});

test('督办 by the county says why in its own words', () => {
  const pressed = { ...sampleCase.supervision, reason: 'pressed', words: '当事人来电反映多次催促无人联系' };
  const supervision = pressed as NonNullable<typeof sampleCase.supervision>;
  const view = disputeForms['supervision-notice'].view({ ...sampleCase, supervision });
  expect(view.ground).toBe('当事人来电反映多次催促无人联系。');
});

import { DISPUTE_WORDS } from '../../domain/documents/dossier/dossier-forms.ts';
import type { BoundDossier, DossierFacts } from '../../domain/documents/dossier/dossier-facts.ts';

/** The neighbours' case, closed and filed. */
export const sampleDossier: DossierFacts = {
  words: DISPUTE_WORDS,
  number: '安县〔2026〕00027',
  caseTitle: '李秀兰与王䶮之间的房屋宅基地纠纷',
  volumeNumber: '杨坪人调字〔2026〕第12号',
  owner: '清溪镇人民调解委员会',
  keeper: '周明',
  from: '2026-09-30',
  to: '2026-11-21',
  filedOn: '2026-12-25',
  remark: '',
};

export const sampleBound: BoundDossier = {
  lines: [
    { title: '人民调解申请书', firstPage: 3, pages: 1, remark: '' },
    { title: '人民调解受理登记表', firstPage: 4, pages: 1, remark: '' },
    { title: '人民调解证据材料', firstPage: 5, pages: 1, remark: '' },
    { title: '证据1：院墙照片', firstPage: 6, pages: 1, remark: '' },
    { title: '证据2：通话录音', firstPage: 7, pages: 1, remark: '未装订' },
    { title: '人民调解协议书', firstPage: 8, pages: 2, remark: '' },
  ],
  totalPages: 11,
};

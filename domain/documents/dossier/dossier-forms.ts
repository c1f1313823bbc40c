import { chineseDate } from '../chinese-date.ts';
import { optionalDate } from '../dispute-view.ts';
import type { FormHead } from '../form-definition.ts';
import { printable } from '../printable.ts';
import type { BoundDossier, DossierFacts, DossierWords } from './dossier-facts.ts';

export interface DossierCoverView extends FormHead {
  /** What this kind of dossier calls its number, who answers for it, and its days. */
  labels: { number: string; keeper: string; period: string };
  owner: string;
  caseTitle: string;
  volumeNumber: string;
  keeper: string;
  /** What is done from the first day to the last. */
  period: string;
  filedOn: string;
  remark: string;
  totalPages: number;
}

export interface DossierContentsView extends FormHead {
  lines: { title: string; pages: string; remark: string }[];
}

export interface DossierNoteView extends FormHead {
  volumeNumber: string;
  paragraphs: string[];
  owner: string;
  filedOn: string;
}

export interface BackCoverView extends FormHead {
  owner: string;
  totalPages: number;
}

export interface EnclosureNoteView extends FormHead {
  name: string;
  reason: string;
  sha256: string;
}

/** The view model of each paper that holds a dossier together (司发通〔2010〕239号, forms 1, 2, 13 and 14), by its code. */
export interface DossierFormViews {
  'dossier-cover': DossierCoverView;
  'dossier-contents': DossierContentsView;
  'dossier-note': DossierNoteView;
  'back-cover': BackCoverView;
  'enclosure-note': EnclosureNoteView;
}

/** 人民调解卷宗: what the covers of a dispute's dossier are called and say. */
export const DISPUTE_WORDS: DossierWords = {
  title: '人民调解卷宗',
  number: '案件编号',
  keeper: '人民调解员',
  period: '调解日期',
  made: '文书为系统保存的有效版本，每件右上角的核验码可供查对；图片证据按打印精度收入，原件由制作单位另行保存。',
};

/** 卷宗封面. Who filed it and how long it is kept are written in by hand. */
export function dossierCover(facts: DossierFacts, { totalPages }: BoundDossier): DossierCoverView {
  const { words, from, to } = facts;
  return {
    title: words.title,
    labels: { number: words.number, keeper: words.keeper, period: words.period },
    number: facts.number,
    owner: printable(facts.owner),
    caseTitle: printable(facts.caseTitle),
    volumeNumber: facts.volumeNumber,
    keeper: printable(facts.keeper),
    period: from === to ? optionalDate(from) : `${optionalDate(from)}至${to === undefined ? '今' : chineseDate(to)}`,
    filedOn: chineseDate(facts.filedOn),
    remark: printable(facts.remark),
    totalPages,
  };
}

/** 卷内目录: 序号 文书名称 页号 备注. */
export function dossierContents(facts: DossierFacts, { lines }: BoundDossier): DossierContentsView {
  return {
    title: '卷内目录',
    number: facts.number,
    lines: lines.map(({ title, firstPage, pages, remark }) => ({
      title: printable(title),
      pages: pages === 1 ? String(firstPage) : `${firstPage}—${firstPage + pages - 1}`,
      remark: printable(remark),
    })),
  };
}

/** 卷宗情况说明: how much is bound, and what of it is not as it was handed in. */
export function dossierNote(facts: DossierFacts, { lines, totalPages }: BoundDossier): DossierNoteView {
  const unbound = lines.filter(({ remark }) => remark !== '');
  return {
    title: '卷宗情况说明',
    number: facts.number,
    volumeNumber: facts.volumeNumber,
    paragraphs: [
      `本卷宗共收入文书、材料${lines.length}件，连同封面、目录、本说明和封底共${totalPages}页。`,
      facts.words.made,
      ...(unbound.length === 0
        ? ['全部材料均已装订。']
        : [
            `未能装订的材料${unbound.length}件：${unbound.map(({ title }) => printable(title)).join('；')}。详见该件所在页。`,
          ]),
      ...(facts.remark === '' ? [] : [`${printable(facts.remark)}。`]),
    ],
    owner: printable(facts.owner),
    filedOn: chineseDate(facts.filedOn),
  };
}

/** 封底. */
export function backCover(facts: DossierFacts, { totalPages }: BoundDossier): BackCoverView {
  return { title: '封底', number: facts.number, owner: printable(facts.owner), totalPages };
}

/** In the place of what cannot be bound: which file it is and why, so that nobody takes it for missing. */
export function enclosureNote(
  facts: DossierFacts,
  { name, reason, sha256 }: { name: string; reason: string; sha256: string },
): EnclosureNoteView {
  return { title: '材料未装订说明', number: facts.number, name: printable(name), reason, sha256 };
}

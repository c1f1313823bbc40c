import type { CivilDate } from '../../time/civil-date.ts';

/** What the covers of a dossier call things: a dispute's and a household's have words of their own. */
export interface DossierWords {
  /** What the dossier as a whole is called. */
  title: string;
  number: string;
  keeper: string;
  period: string;
  /** How the papers in it came about. */
  made: string;
}

/** What the covers of a dossier say of the matter, already decrypted. */
export interface DossierFacts {
  words: DossierWords;
  /** The county's number of the record. */
  number: string;
  /** 卷名, such as `张三与李四之间的邻里纠纷`. */
  caseTitle: string;
  /** 卷号: the committee's number, where it has one. */
  volumeNumber: string;
  /** Who keeps it. */
  owner: string;
  /** 人民调解员, or who answers for the household. */
  keeper: string;
  /** 调解日期 or 管控日期: the first and the last day, as far as there are any. */
  from?: CivilDate;
  to?: CivilDate;
  /** 立卷日期. */
  filedOn: CivilDate;
  /** 备注, such as that it is the version for the court. */
  remark: string;
}

/** 备注 with how many papers are sealed, which are not named. */
export function remarkWithSealed(remark: string, sealed: number): string {
  const left = sealed === 0 ? '' : `另有${sealed}件文书依法封存，不入本卷`;
  return [remark, left].filter((words) => words !== '').join('；');
}

/** One line of 卷内目录. */
export interface DossierLine {
  title: string;
  /** 页号, the first page of the dossier being 1. */
  firstPage: number;
  pages: number;
  remark: string;
}

/** What is bound: the lines after the contents, and all pages. */
export interface BoundDossier {
  lines: DossierLine[];
  totalPages: number;
}

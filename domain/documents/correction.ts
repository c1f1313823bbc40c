import type { CivilDate } from '../time/civil-date.ts';
import { chineseDate } from './chinese-date.ts';
import { printable } from './printable.ts';

/** 更正: why a paper that was made before is made once more. */
export interface CorrectionFacts {
  version: number;
  replacedVersion: number;
  /** SHA-256 of the paper replaced, in hex: which one it is beyond doubt. */
  replacedSha256: string;
  reason: string;
  /** Who says so. */
  by: string;
  on: CivilDate;
}

/** As it stands on the paper: a reader who has both must see which one holds. */
export function correctionNote({ version, replacedVersion, replacedSha256, reason, by, on }: CorrectionFacts): string {
  const replaced = `第${replacedVersion}版（SHA-256：${replacedSha256.slice(0, 16)}…）`;
  return `更正：本文书为第${version}版，替代${replaced}。更正原因：${printable(reason)}。更正人：${printable(by)}，${chineseDate(on)}。`;
}

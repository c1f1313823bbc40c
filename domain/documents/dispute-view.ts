import { amountInFigures, amountInWords } from './amount.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { chineseDate } from './chinese-date.ts';
import { printable } from './printable.ts';

/** `邻里` → `邻里纠纷`; a type that is already a noun of dispute (其他劳动争议) stays. */
export function disputeType(typeLabel: string): string {
  const label = printable(typeLabel);
  return /(纠纷|争议)$/.test(label) ? label : `${label}纠纷`;
}

/** `12,300.00元（大写：壹万贰仟叁佰元整）`, or empty where nothing is claimed in money. */
export function claimedAmount(fen: number | undefined): string {
  return fen === undefined ? '' : `${amountInFigures(fen)}（大写：${amountInWords(fen)}）`;
}

/** The day in Chinese, or empty for one to be written in by hand. */
export function optionalDate(date: CivilDate | undefined): string {
  return date === undefined ? '' : chineseDate(date);
}

/** Text that closes with exactly one full stop, so that it can stand in front of the next sentence. */
export function sentence(text: string): string {
  const body = printable(text).replace(/[。.;,；，\s]+$/u, '');
  return body === '' ? '' : `${body}。`;
}

import type { RollCell } from './roll.ts';

export type Read<T> = { value: T } | { fault: string };

/** Spreadsheets reckon in binary: this much of a fen is their noise, more is a third decimal. */
const NOISE_FEN = 0.001;

/** 金额 in yuan as people write it – `12,345.60`, `¥１２３`, `800元` – in whole fen. */
export function readAmount(cell: RollCell, mostFen: number): Read<number> {
  if (cell === null) return { fault: '未填写' };
  if (typeof cell === 'object') return cell;
  const fen = typeof cell === 'number' ? fenOfNumber(cell) : fenOfText(cell);
  if (fen === null) return { fault: '不是以元为单位、最多两位小数的金额' };
  if (fen <= 0) return { fault: '必须大于零' };
  if (fen > mostFen) return { fault: `超过单人最高金额${mostFen / 100}元,请核对单位` };
  return { value: fen };
}

function fenOfNumber(yuan: number): number | null {
  const fen = Math.round(yuan * 100);
  return Number.isSafeInteger(fen) && Math.abs(yuan * 100 - fen) < NOISE_FEN ? fen : null;
}

function fenOfText(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,¥]|人民币|元$|圆$/gu, '');
  const [, yuan, decimals = ''] = /^(-?\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (yuan === undefined) return null;
  return Number(yuan) * 100 + (yuan.startsWith('-') ? -1 : 1) * Number(decimals.padEnd(2, '0'));
}

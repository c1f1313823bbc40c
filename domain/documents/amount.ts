const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const SECTIONS = ['', '万', '亿'] as const;
/** One fen less than 1 万亿元, the first amount whose name no longer fits three sections of four digits. */
const LARGEST_FEN = 99_999_999_999_999;

/** Fen as yuan with separators: 1230000 → `12,300.00元`. Throws RangeError unless a whole number from 0 to 9,999 亿元. */
export function amountInFigures(fen: number): string {
  assertAmount(fen);
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元`;
}

/**
 * Fen in 中文大写, as cheques and agreements spell them (支付结算办法 附一《正确填写票据和结算凭证的基本规定》): 1230000 →
 * `壹万贰仟叁佰元整`. Where the rule leaves 零 to the writer (元位 is 0 and 角 is not), it is written, as that leaves no
 * room to alter the sum. Throws RangeError like {@link amountInFigures}.
 */
export function amountInWords(fen: number): string {
  assertAmount(fen);
  if (fen === 0) return '零元整';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  return `${yuan === 0 ? '' : `${wholeInWords(yuan)}元`}${fractionInWords(yuan, jiao, cent)}`;
}

function fractionInWords(yuan: number, jiao: number, cent: number): string {
  if (jiao === 0 && cent === 0) return '整';
  const zero = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  return `${zero}${jiao === 0 ? '' : `${DIGITS[jiao]}角`}${cent === 0 ? '' : `${DIGITS[cent]}分`}`;
}

/** Sections of four digits from the highest down; a gap between two non-zero digits is one 零 however long. */
function wholeInWords(yuan: number): string {
  const digits = String(yuan);
  let words = '';
  let gap = false;
  let sectionHasDigit = false;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[index]);
    const place = digits.length - 1 - index;
    if (digit === 0) {
      gap = true;
    } else {
      words += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`;
      gap = false;
      sectionHasDigit = true;
    }
    if (place % 4 === 0) {
      if (sectionHasDigit) {
        words += SECTIONS[place / 4];
        // 拾万柒仟: zeros that end a section are not spoken when the next one starts with a digit.
        gap = false;
      }
      sectionHasDigit = false;
    }
  }
  return words;
}

function assertAmount(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > LARGEST_FEN) throw new RangeError(`not an amount in fen: ${fen}`);
}

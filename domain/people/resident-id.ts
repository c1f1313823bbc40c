import { type CivilDate, isCivilDate } from '../time/civil-date.ts';

/** Why a number cannot be a 居民身份证 number. */
export type ResidentIdFault = 'form' | 'area' | 'birth-date' | 'check-digit';

export type ResidentIdCheck =
  | { valid: true; idNumber: string; birthDate: CivilDate; gender: 'male' | 'female' }
  | { valid: false; fault: ResidentIdFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
/** First two digits: province-level divisions of GB/T 2260. County codes come and go and abolished ones stay valid. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);
/** Nobody alive was born before; the number itself exists since 1984. */
const EARLIEST_BIRTH: CivilDate = '1880-01-01';

/**
 * 公民身份号码 (GB 11643-1999): 17 digits and a check digit by ISO 7064 MOD 11-2. A lower-case x is taken and
 * normalised. `today` (Asia/Shanghai) bounds the date of birth.
 */
export function checkResidentId(text: string, today: CivilDate): ResidentIdCheck {
  const idNumber = text.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { valid: false, fault: 'form' };
  if (!PROVINCES.has(idNumber.slice(0, 2))) return { valid: false, fault: 'area' };
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isCivilDate(birthDate) || birthDate < EARLIEST_BIRTH || birthDate > today) {
    return { valid: false, fault: 'birth-date' };
  }
  if (checkDigitOf(idNumber) !== idNumber[17]) return { valid: false, fault: 'check-digit' };
  return { valid: true, idNumber, birthDate, gender: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' };
}

function checkDigitOf(idNumber: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  return CHECK_DIGITS[sum % 11];
}

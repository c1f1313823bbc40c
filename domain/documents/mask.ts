/** `110105194912310021` → `110105********0021`: area code and tail stay (个人信息保护法 6). Shorter numbers keep a quarter at each end. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length === 18) return `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`;
  return maskMiddle(idNumber, Math.floor(idNumber.length / 4));
}

/** `13812345678` → `138****5678`; a landline keeps its last four digits at most. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  return maskMiddle(phone, Math.min(4, Math.floor(phone.length / 3)));
}

/** Resident ID and mobile numbers that someone wrote into free text, masked where they stand. */
export function maskNumbersInText(text: string): string {
  return text
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, maskIdNumber)
    .replace(/(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g, (phone) => maskPhone(phone.replace(/[\s-]/g, '')));
}

function maskMiddle(text: string, kept: number): string {
  const hidden = text.length - 2 * kept;
  return `${text.slice(0, kept)}${'*'.repeat(hidden)}${kept === 0 ? '' : text.slice(-kept)}`;
}

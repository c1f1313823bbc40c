import { expect, test } from 'vitest';
import { chineseDate, chineseDateTime } from '../../domain/documents/chinese-date.ts';
import { maskIdNumber, maskNumbersInText, maskPhone } from '../../domain/documents/mask.ts';
import { paragraphs, printable } from '../../domain/documents/printable.ts';

test('days and moments are written the Chinese official way, in Shanghai', () => {
  expect(chineseDate('2026-09-30')).toBe('2026年9月30日');
  expect(chineseDate('2026-01-01')).toBe('2026年1月1日');
  expect(chineseDateTime('2026-10-26T14:05:00.000+08:00')).toBe('2026年10月26日14时05分');
  expect(chineseDateTime('2026-10-26T16:30:00Z')).toBe('2026年10月27日0时30分');
  expect(() => chineseDate('2026-02-30')).toThrow(RangeError);
  expect(() => chineseDateTime('2026-10-26T14:05')).toThrow(RangeError);
});

test.each([
  ['11010519680305002X', '110105********002X'],
  ['110105680305002', '110*********002'],
  ['', ''],
])('the ID number %s is shown as %s', (idNumber, shown) => {
  expect(maskIdNumber(idNumber)).toBe(shown);
});

test.each([
  ['13812345678', '138****5678'],
  ['0831-7654321', '0831****4321'],
  ['12345', '1***5'],
  ['', ''],
])('the phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test('numbers of persons in free text are masked, others are not', () => {
  const text = '身份证11010519680305002x，电话13812345678或139 8765 4321，合同编号202600013812345678901，欠款12300元';
  expect(maskNumbersInText(text)).toBe(
    '身份证110105********002x，电话138****5678或139****4321，合同编号202600013812345678901，欠款12300元',
  );
});

test('invisible marks that could turn or hide text do not reach the paper', () => {
  expect(printable('李\u202e秀\u200f兰\u0000\u200b')).toBe('李秀兰');
  expect(printable('阿卜杜拉·买买提')).toBe('阿卜杜拉·买买提');
  expect(paragraphs('一\r\n\r\n  二\t三\u2028四 ')).toEqual(['一', '二 三', '四']);
});

test('signs that only look like everyday characters become them', () => {
  expect(printable('\u2f08\u2f26和⼭')).toBe('人子和山');
  expect(printable('10\u301c20')).toBe('10\uff5e20');
});

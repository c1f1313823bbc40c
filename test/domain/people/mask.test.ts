import { expect, it } from 'vitest';
import { maskAddress, maskPerson } from '../../../domain/people/mask.ts';

it('shows of a person what a task needs, and nothing by which they could be found', () => {
  const masked = maskPerson({
    name: '陈桂兰',
    gender: 'female',
    birthDate: '1949-12-31',
    idNumber: '11010519491231002X',
    phone: '13812345678',
    address: '河川县清溪镇羊坪村三组12号',
    safeContact: '表姐 13900001111',
    guardian: { name: '陈建国', relation: '子', idNumber: '110105197001010010', phone: '13700002222' },
  });
  expect(masked).toMatchObject({
    name: '陈桂兰',
    gender: 'female',
    birthYear: 1949,
    idNumber: '110105********002X',
    phone: '138****5678',
    address: '河川县清溪镇羊坪村****',
    hasSafeContact: true,
    guardian: { name: '陈建国', relation: '子', idNumber: '110105********0010', phone: '137****2222' },
  });
  expect(JSON.stringify(masked)).not.toMatch(/1949-12-31|三组|表姐|13900001111/);
});

it.each([
  ['山前村', '山前村****'],
  ['某某街道幸福社区5栋', '某某街道幸福社区****'],
  ['12号院', '****'],
])('masks the address %s as %s', (address, expected) => {
  expect(maskAddress(address)).toBe(expected);
});

import type { RollEntry } from '../../domain/mass/roll.ts';
import { residentId } from '../people.ts';

const FAMILY = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩'];
const GIVEN = ['建国', '秀英', '志强', '桂兰', '卫东', '玉梅', '国庆', '春花', '永福', '小红'];
const WORKERS = 150;

/** 宏图建材's 150 workers (invented): who is owed what, and who has a paper for it (欠条). */
export const wageRoll: readonly RollEntry[] = Array.from({ length: WORKERS }, (_, index) => ({
  line: index + 2,
  facts: {
    name: `${FAMILY[index % FAMILY.length]}${GIVEN[Math.floor(index / FAMILY.length)]}`,
    idNumber: residentId(`19${60 + (index % 38)}-0${1 + (index % 9)}-1${index % 9}`, 300 + index),
    phone: `139${String(10_000_000 + index)}`,
  },
  // Five years' arrears, between ten and eighteen thousand yuan each: a little over two million in all.
  amountFen: 1_000_000 + ((index * 37_900) % 800_000),
  acknowledged: index % 3 !== 0,
}));

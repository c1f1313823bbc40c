import { expect, it } from 'vitest';
import { citation } from '../../domain/documents/citation.ts';

it.each([
  ['人民调解法 26', '《人民调解法》第二十六条'],
  ['土地管理法 14;森林法 22', '《土地管理法》第十四条、《森林法》第二十二条'],
  ['劳动争议调解仲裁法 5', '《劳动争议调解仲裁法》第五条'],
  ['民事诉讼法 205', '《民事诉讼法》第二百零五条'],
  ['民事诉讼法 110', '《民事诉讼法》第一百一十条'],
  ['刑法 10', '《刑法》第十条'],
  ['本系统设计', '本系统设计'],
])('%s is cited as %s', (source, cited) => {
  expect(citation(source)).toBe(cited);
});

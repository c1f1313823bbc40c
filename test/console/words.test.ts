import { expect, it } from 'vitest';
import { en } from '../../console/words/en.ts';
import { zhCN } from '../../console/words/zh-CN.ts';

/** Every sentence by its address, with the gaps that are filled in it. */
function sentencesIn(words: object, at = ''): [string, string[]][] {
  return Object.entries(words).flatMap(([key, value]): [string, string[]][] =>
    typeof value === 'string'
      ? [[`${at}${key}`, (value.match(/\{\w+\}/g) ?? []).sort()]]
      : sentencesIn(value as object, `${at}${key}.`),
  );
}

it('says in English what it says in Chinese, with the same gaps', () => {
  const chinese = sentencesIn(zhCN);
  expect(chinese.length).toBeGreaterThan(400);
  expect(Object.fromEntries(sentencesIn(en))).toEqual(Object.fromEntries(chinese));
});
